/** The browser behind the printer: started when needed, renewed in time, replaced when it crashes or hangs. */
import type { Chromium, ChromiumOptions } from './browser/chromium.ts'
import { startChromium } from './browser/chromium.ts'
import { memoryOf } from './browser/processes.ts'
import { PrintFailure } from './failure.ts'
import type { FontFolders } from './font-files.ts'
import { openFontRules } from './font-rules.ts'
import type { KeptPage, PrintJob } from './page/kept-page.ts'
import { keepPage } from './page/kept-page.ts'
import { type DrawingTab, openDrawingTab } from './picture/drawing-tab.ts'

export type PrintBrowserOptions = {
  /** Limit for one job once the browser stands, in milliseconds; default 30,000. */
  timeLimitMs?: number
  /** Jobs on one page before it is opened anew; default 500. */
  jobsPerPage?: number
  /** Memory of the browser, in bytes, above which the page is opened anew; default 400 MB. */
  memoryLimit?: number
  chromium?: Omit<ChromiumOptions, 'locked'>
}

export type PrintBrowser = {
  /** The PDF as Chromium prints it, with these fonts. A job whose browser crashes is tried once more on a new one; a job over its time is not. */
  pdfOf(job: PrintJob, fonts: FontFolders): Promise<Buffer>
  /** The first page of a PDF as a WebP. Rejects where it cannot be drawn in time. */
  firstPageOf(pdf: Uint8Array): Promise<Buffer>
  close(): Promise<void>
}

/** How often memory is looked at. */
const JOBS_PER_LOOK = 25

/** Rejections of the print browser are `PrintFailure`s. It takes one job at a time: the printer sees to that. */
export function openPrintBrowser(options: PrintBrowserOptions = {}): PrintBrowser {
  const { timeLimitMs = 30_000, jobsPerPage = 500, memoryLimit = 400 * 1024 ** 2 } = options
  let chromium: Chromium | null = null
  let page: (KeptPage & { fonts: FontFolders }) | null = null
  let drawing: DrawingTab | null = null
  let jobs = 0

  async function readyPage(fonts: FontFolders): Promise<KeptPage> {
    if (chromium && !chromium.isRunning()) await discard()
    if (page?.fonts === fonts && !(await isWorn())) return page
    try {
      const worn = page
      page = { ...(await newPage(fonts)), fonts }
      jobs = 0
      await worn?.close()
      return page
    } catch (error) {
      await discard()
      throw new PrintFailure('browser-not-started', `Chromium did not start: ${reasonOf(error)}`, error)
    }
  }

  async function newPage(fonts: FontFolders): Promise<KeptPage> {
    chromium ??= await startChromium(options.chromium)
    return keepPage(await chromium.newTab(), openFontRules(fonts))
  }

  async function isWorn(): Promise<boolean> {
    if (jobs >= jobsPerPage) return true
    if (!chromium || jobs === 0 || jobs % JOBS_PER_LOOK !== 0) return false
    return ((await memoryOf(chromium.pid)) ?? 0) > memoryLimit
  }

  /** Ends the browser at once: it may no longer listen. */
  async function discard(): Promise<void> {
    const old = chromium
    chromium = page = drawing = null
    await old?.kill()
  }

  async function once(job: PrintJob, fonts: FontFolders): Promise<Buffer> {
    const on = await readyPage(fonts)
    jobs += 1
    const time = timer(timeLimitMs)
    try {
      return await Promise.race([on.print(job), on.crashed, time.up])
    } catch (error) {
      if (error instanceof PrintFailure && error.code === 'table-too-wide') throw error
      // After any other failure the next job gets a new browser.
      await discard()
      if (error instanceof PrintFailure) throw error
      // Puppeteer says "Target closed", "Printing failed" and more when a process goes away under a command.
      throw new PrintFailure('browser-crashed', `the browser went away while printing: ${reasonOf(error)}`, error)
    } finally {
      time.stop()
    }
  }

  return {
    async pdfOf(job, fonts) {
      try {
        return await once(job, fonts)
      } catch (error) {
        if (!(error instanceof PrintFailure) || error.code !== 'browser-crashed') throw error
        return once(job, fonts)
      }
    },
    async firstPageOf(pdf) {
      if (chromium && !chromium.isRunning()) await discard()
      const time = timer(timeLimitMs)
      const drawn = async () => {
        chromium ??= await startChromium(options.chromium)
        drawing ??= await openDrawingTab(await chromium.newTab())
        return drawing.draw(pdf)
      }
      try {
        return await Promise.race([drawn(), time.up])
      } catch (error) {
        // Over its time: the browser may hang.
        if (error instanceof PrintFailure) await discard()
        void drawing?.close()
        drawing = null
        throw error
      } finally {
        time.stop()
      }
    },
    close: discard,
  }
}

function timer(ms: number): { up: Promise<never>; stop(): void } {
  let handle: NodeJS.Timeout | undefined
  const up = new Promise<never>((_, reject) => {
    handle = setTimeout(() => reject(new PrintFailure('timed-out', `not printed within ${ms} ms`)), ms)
  })
  return { up, stop: () => clearTimeout(handle) }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
