/** The browser behind the printer: started when needed, renewed in time, replaced when it crashes or hangs. */
import type { Browser } from 'puppeteer-core'
import { sheetHtml } from '#shared/print/document.ts'
import { facedTexts } from '#shared/print/faced-texts.ts'
import type { Sheet } from '#shared/print/sheet.ts'
import type { ChromiumOptions } from './chromium.ts'
import { launchChromium } from './chromium.ts'
import { PrintFailure } from './failure.ts'
import type { FontFolders } from './font-files.ts'
import { fontShelf } from './font-shelf.ts'
import type { KeptPage, Laid } from './kept-page.ts'
import { openKeptPage } from './kept-page.ts'
import { memoryOf } from './processes.ts'

export type PressOptions = {
  /** Limit for one job once the browser stands, in milliseconds; default 30,000. */
  timeLimitMs?: number
  /** Jobs on one page before it is opened anew; default 500. */
  jobsPerPage?: number
  /** Memory of the browser, in bytes, above which the page is opened anew; default 400 MB. */
  memoryLimit?: number
  fonts?: FontFolders
  chromium?: Omit<ChromiumOptions, 'locked'>
}

export type Press = {
  /** The raw PDF. A crash is tried once more on a new browser; a job over its time is not. */
  pdfOf(issue: Laid): Promise<Buffer<ArrayBuffer>>
  /** Starts the browser and has the everyday fonts decoded. */
  warm(): Promise<void>
  close(): Promise<void>
}

/** How often memory is looked at. */
const JOBS_PER_LOOK = 25

export function openPress(options: PressOptions = {}): Press {
  const { timeLimitMs = 30_000, jobsPerPage = 500, memoryLimit = 400 * 1024 ** 2 } = options
  const shelf = fontShelf(options.fonts)
  let browser: Browser | null = null
  let page: KeptPage | null = null
  let jobs = 0

  async function readyPage(): Promise<KeptPage> {
    if (page && (await isWorn())) {
      await page.close()
      page = null
    }
    if (page && browser?.connected) return page
    try {
      if (!browser?.connected) browser = await launchChromium({ ...options.chromium, locked: true })
      page = await openKeptPage(browser, shelf)
      jobs = 0
      return page
    } catch (error) {
      await discard()
      throw new PrintFailure('browser-not-started', `Chromium did not start: ${reasonOf(error)}`, error)
    }
  }

  async function isWorn(): Promise<boolean> {
    if (jobs >= jobsPerPage) return true
    if (jobs === 0 || jobs % JOBS_PER_LOOK !== 0) return false
    const pid = browser?.process()?.pid
    return pid !== undefined && ((await memoryOf(pid)) ?? 0) > memoryLimit
  }

  /** Ends the browser at once: it may no longer listen. */
  async function discard(): Promise<void> {
    const old = browser
    browser = page = null
    old?.process()?.kill('SIGKILL')
    await old?.close().catch(() => undefined)
  }

  async function once(issue: Laid): Promise<Buffer<ArrayBuffer>> {
    const on = await readyPage()
    jobs += 1
    const time = timer(timeLimitMs)
    try {
      return await Promise.race([on.lay(issue).then(() => on.pdf()), on.gone, time.up])
    } catch (error) {
      // Whatever went wrong, the next job gets a new page in a new browser.
      const crashed = !browser?.connected
      await discard()
      if (error instanceof PrintFailure) throw error
      if (crashed || isClosedTarget(error))
        throw new PrintFailure('browser-crashed', `the browser went away while printing: ${reasonOf(error)}`, error)
      throw new PrintFailure('unexpected-pdf', reasonOf(error), error)
    } finally {
      time.stop()
    }
  }

  return {
    async pdfOf(issue) {
      try {
        return await once(issue)
      } catch (error) {
        if (!(error instanceof PrintFailure) || error.code !== 'browser-crashed') throw error
        return once(issue)
      }
    },
    async warm() {
      await once({ html: sheetHtml(WARM), title: WARM.title, texts: facedTexts(WARM) })
    },
    async close() {
      const old = browser
      browser = page = null
      await old?.close().catch(() => undefined)
    },
  }
}

/** A page that asks for every everyday font file. */
const WARM: Sheet = {
  title: '-',
  name: '工作动态',
  number: '第1期',
  issuingUnit: '中心',
  issueDate: '2026年1月1日',
  sections: [{ heading: '一、2026年1月总体运行情况', paragraphs: [[{ text: '（一）近日，1月1日', whole: false }]] }],
  colophon: [],
}

function timer(ms: number): { up: Promise<never>; stop(): void } {
  let handle: NodeJS.Timeout | undefined
  const up = new Promise<never>((_, reject) => {
    handle = setTimeout(() => reject(new PrintFailure('timed-out', `not printed within ${ms} ms`)), ms)
  })
  return { up, stop: () => clearTimeout(handle) }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Puppeteer's own error when a page goes away under a command. */
const isClosedTarget = (error: unknown): boolean => error instanceof Error && error.name === 'TargetCloseError'
