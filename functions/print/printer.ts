/** Content in, PDF out: one job at a time on each kept page (print-queue.ts), and never a PDF that is not as it should be. */
import { createHash } from 'node:crypto'
import type { Content } from '#shared/content/content.ts'
import { sheetHtml } from '#shared/print/document.ts'
import { facedTexts } from '#shared/print/faced-texts.ts'
import { imagesOf, type Sheet, sheetOf } from '#shared/print/printed-sheet.ts'
import { plainOf } from '#shared/print/runs.ts'
import type { Log } from '../log/log.ts'
import { PrintFailure } from './failure.ts'
import { fastWay } from './fast/fast-way.ts'
import type { FontFolders } from './font-files.ts'
import { WARM_UP } from './page/warm-up.ts'
import type { Description } from './pdf/description.ts'
import type { PrintBrowser, PrintBrowserOptions } from './print-browser.ts'
import { openPrintBrowser } from './print-browser.ts'
import { type Lane, openPrintQueue } from './print-queue.ts'
import { plainWay, type Way } from './way.ts'

export type Printed = {
  pdf: Uint8Array<ArrayBuffer>
  pages: number
  bytes: number
  /** Lower-case hex, of the whole file. The same content gives the same bytes, whenever and wherever. */
  sha256: string
  /** From the job's turn to its end. */
  ms: number
}

export type Printer = {
  /** Prints when its turn comes; `preview`: for whom, where it is only that. Rejects with a `PrintFailure`. */
  print(content: Content, how?: { preview?: string }): Promise<Printed>
  /** A picture of a PDF's first page (WebP), for who waits for pdf.js; null, and a line in the log, where it cannot be drawn. */
  drawFirstPage(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>
  /** Refuses new jobs, waits for those taken on, closes the browser. */
  close(): Promise<void>
}

export type PrinterOptions = PrintBrowserOptions & {
  fonts?: FontFolders
  /** False: the plain way, whatever the fast one could do; default true. */
  fast?: boolean
  /** Told when the fast way cannot be used. */
  log?: Log
  /** Prints that may run at the same time, each on a browser of its own; default 1. Memory grows with them. */
  lanes?: number
  /** The file of a picture by its sha256, or null; default: there are none. */
  pictures?: (image: string) => Promise<Uint8Array | null>
  /**
   * When the browser starts. `now`: before `openPrinter` resolves, which may then reject. `background`: at once, without
   * waiting; a start that fails is tried again by the first print. `first-print` (default): not before it is needed.
   */
  start?: 'now' | 'background' | 'first-print'
}

type Turn = { preview?: string; lane?: Lane<PrintBrowser> }

export async function openPrinter({
  start = 'first-print',
  lanes: count = 1,
  pictures = async () => null,
  fonts = {},
  fast = true,
  log = () => undefined,
  ...options
}: PrinterOptions = {}): Promise<Printer> {
  const queue = openPrintQueue(Array.from({ length: count }, () => openPrintBrowser(options)))
  const plain = plainWay(fonts)
  let way: Way | undefined
  let closed = false

  async function print(content: Content, how: Turn = {}): Promise<Printed> {
    way ??= fast ? fastWay(plain, log) : plain
    const tried = way
    try {
      return await printed(content, how, tried)
    } catch (error) {
      // Another job may have found out before.
      if (way === tried) way = tried.instead(error) ?? tried
      if (way === tried) throw error
      return print(content, how)
    }
  }

  /** The next job's turn begins when the browser is done with this one; the file is finished meanwhile. */
  async function printed(content: Content, how: Turn, { fonts, finish }: Way): Promise<Printed> {
    const sheet = sheetOf(content)
    const job = { html: sheetHtml(sheet), texts: facedTexts(sheet), fonts: content.fonts }
    let began = 0
    const raw = await queue.take(async (browser) => {
      began = performance.now()
      return browser.pdfOf({ ...job, pictures: await picturesOf(sheet, pictures) }, fonts)
    }, how)
    await new Promise(setImmediate)
    const { pdf, pages } = finish(raw, descriptionOf(sheet, content.masthead.issueDate))
    return {
      pdf,
      pages,
      bytes: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      ms: Math.round((performance.now() - began) * 10) / 10,
    }
  }

  if (start !== 'first-print') {
    const warm = Promise.all(queue.lanes.map((lane) => print(WARM_UP, { lane })))
    if (start === 'now') await warm
    else warm.catch(() => undefined)
  }

  return {
    async print(content, how = {}) {
      if (closed) throw new PrintFailure('closed', 'the printer is closed')
      return print(content, how)
    },
    async drawFirstPage(pdf) {
      // A browser that it would start now nobody would end.
      if (closed) return null
      try {
        return Uint8Array.from(await queue.take((browser) => browser.firstPageOf(pdf), {}))
      } catch (error) {
        log({ level: 'warn', event: 'first-page-not-drawn', error })
        return null
      }
    },
    async close() {
      closed = true
      await queue.takeLast((browser) => browser.close())
    },
  }
}

function descriptionOf(sheet: Sheet, day: string): Description {
  return {
    title: sheet.title,
    author: plainOf(sheet.issuingUnit),
    subject: sheet.sections.map(({ heading }) => plainOf(heading)).join('；'),
    day,
  }
}

/** The files of all the sheet's pictures, each held to its hash: what was approved is what is drawn. */
async function picturesOf(
  sheet: Sheet,
  read: (image: string) => Promise<Uint8Array | null>,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const image of imagesOf(sheet)) {
    const file = await read(image)
    if (!file) throw new PrintFailure('picture-not-printable', `picture ${image} is not in the file store`)
    if (createHash('sha256').update(file).digest('hex') !== image)
      throw new PrintFailure('picture-not-printable', `the file of picture ${image} is another one`)
    files.set(image, Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  }
  return files
}
