/** Calls what runs inside the kept page (in-page.ts), though the page's own JavaScript is off. */
import type { CDPSession } from 'puppeteer-core'
import { fit } from '#shared/print/fit.ts'
import { continueTable, narrowTables } from '#shared/print/fit-tables.ts'
import { TYPE_AREA } from '#shared/print/type-area.ts'
import { PrintFailure } from '../failure.ts'
import { fontsReady, loadFonts, missingPictures, redraw, show } from './in-page.ts'

/** An issue laid out in the fonts that it needs: the titles of tables that are too wide; or null while fonts are missing. */
export type Fitted = { tooWide: string[] } | null

/** All reject with `unexpected-answer` if the code fails. */
export type InPage = {
  /** Shows an issue and lays it out. `css` is added for good. */
  show(html: string, css: string): Promise<Fitted>
  /** Lays out anew. */
  fit(): Promise<Fitted>
  /** Waits for the fonts that the last layout asked for and for the page number's; names those that failed, or gives `''`. */
  loadFonts(folioFont: string): Promise<string>
  /** Rejects with `picture-not-printable` when one does not come. */
  awaitPictures(): Promise<void>
  /** A JPEG in base64, of a PNG or JPEG in base64; `''` for what cannot be decoded. */
  redraw(base64: string): Promise<string>
}

const FUNCTIONS = { show, fit, narrowTables, continueTable, fontsReady, loadFonts, missingPictures, redraw }
const FIT = `[printing.fit(document.querySelector('main'),printing,${JSON.stringify(TYPE_AREA)}),printing.fontsReady()]`

/** Sends the functions into the page once: they stay compiled. */
export async function openInPage(session: CDPSession): Promise<InPage> {
  async function run(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails)
      throw new PrintFailure('unexpected-answer', exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  const call = (name: keyof typeof FUNCTIONS, ...values: string[]): string =>
    `printing.${name}(${values.map((value) => JSON.stringify(value)).join(',')})`

  const sources = Object.entries(FUNCTIONS).map(([name, code]) => `${name}:${code}`)
  await run(`globalThis.printing={${sources.join(',')}};0`)
  return {
    show: async (html, css) => fittedOf(await run(`${call('show', html, css)};${FIT}`)),
    fit: async () => fittedOf(await run(FIT)),
    loadFonts: async (font) => String(await run(call('loadFonts', font, '—0123456789'))),
    async awaitPictures() {
      if ((await run(call('missingPictures'))) !== 0)
        throw new PrintFailure('picture-not-printable', 'a picture did not come into the page')
    },
    redraw: async (base64) => String(await run(call('redraw', base64))),
  }
}

function fittedOf(answer: unknown): Fitted {
  const [tooWide, ready] = Array.isArray(answer) ? answer : []
  return ready === true && Array.isArray(tooWide) ? { tooWide: tooWide.map(String) } : null
}
