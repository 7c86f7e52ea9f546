/**
 * One locked page that is kept: its fonts stay decoded, and each issue only replaces the body (shared/PRINT.md, Speed).
 *
 * Layers: the page's only document and its fonts are served from memory under a made-up https origin, every other request
 * is refused, its policy allows nothing else, its JavaScript is off, and the browser has no way out (chromium.ts).
 */
import type { Browser, CDPSession, Protocol } from 'puppeteer-core'
import { fit } from '#shared/print/fit.ts'
import type { FontShelf } from './font-shelf.ts'
import { PrintFailure } from './failure.ts'
import { fontsReady, loadFonts, show } from './in-page.ts'
import { ISSUE_STYLE, PAGE_STYLE } from '#shared/print/style.ts'
import { FACES } from '#shared/print/style.ts'

const ORIGIN = 'https://issue.invalid'
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `font-src ${ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-same-origin',
].join('; ')
const DOCUMENT = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>-</title><style>${PAGE_STYLE}${ISSUE_STYLE}</style></head><body></body></html>`

export type Laid = { html: string; title: string; texts: Parameters<FontShelf['rulesFor']>[0] }

export type KeptPage = {
  /** Shows an issue, its fonts loaded and its colophon in place. */
  lay(issue: Laid): Promise<void>
  /** Prints what is laid. Base64 in one answer is faster than Chromium's stream. */
  pdf(): Promise<Buffer<ArrayBuffer>>
  /** Rejects when the page or its browser is gone; never resolves. */
  gone: Promise<never>
  close(): Promise<void>
}

export async function openKeptPage(browser: Browser, shelf: FontShelf): Promise<KeptPage> {
  const page = await browser.newPage()
  const session = await page.createCDPSession()
  const gone = new Promise<never>((_, reject) => {
    const crashed = () => reject(new PrintFailure('browser-crashed', 'the browser went away while printing'))
    session.on('Inspector.targetCrashed', crashed)
    browser.on('disconnected', crashed)
  })
  gone.catch(() => undefined) // each job races against it; between jobs nobody listens
  await serveFromMemory(session, shelf)
  await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Page.enable'),
    session.send('Inspector.enable'),
  ])
  const loaded = new Promise<void>((resolve) => session.once('Page.loadEventFired', () => resolve()))
  const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` })
  if (errorText) throw new PrintFailure('browser-not-started', `the page did not open: ${errorText}`)
  await loaded

  const declared = new Set<string>()
  return {
    async lay({ html, title, texts }) {
      const rules = shelf.rulesFor(texts).filter(({ address }) => !declared.has(address))
      for (const { address } of rules) declared.add(address)
      const css = rules.map((rule) => rule.css).join('')
      const shown = `(${show})(${[html, title, css].map((text) => JSON.stringify(text)).join(',')})`
      if (await run(session, `${shown};${FIT};${READY}`) === true && css === '') return
      // A font that has just come may send a character on to the next one, which then is asked for in turn.
      for (let round = 0; round < 5; round++) {
        const failed = await run(session, LOAD)
        if (Array.isArray(failed) && failed.length > 0)
          throw new PrintFailure('fonts-not-loaded', `fonts not loaded: ${[...new Set(failed)].join(', ')}`)
        if (await run(session, `${FIT};${READY}`) === true) return
      }
      throw new PrintFailure('fonts-not-loaded', 'the fonts did not settle')
    },
    async pdf() {
      const { data } = await session.send('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      return Buffer.from(data, 'base64')
    },
    gone,
    close: () => page.close().catch(() => undefined),
  }
}

const FIT = `(${fit})(document.querySelector('main'))`
const READY = `(${fontsReady})()`
// Margin boxes do not wait for their font: the page number's is asked for by name.
const LOAD = `(${loadFonts})(${JSON.stringify(`14pt "${FACES.folio}"`)},'—0123456789')`

/** Runs our own source text in the page, though the page's own JavaScript is off. */
async function run(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails)
    throw new PrintFailure('unexpected-pdf', exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}

/** Answers the page's own document once, and its fonts; refuses everything else. */
async function serveFromMemory(session: CDPSession, shelf: FontShelf): Promise<void> {
  let served = false
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    void answer({ requestId, request, resourceType }).catch(() => undefined) // the page is gone
  })
  async function answer({ requestId, request: { url }, resourceType }: Pick<Protocol.Fetch.RequestPausedEvent, 'requestId' | 'request' | 'resourceType'>) {
    if (url === `${ORIGIN}/` && resourceType === 'Document' && !served) {
      served = true
      return fulfil(requestId, Buffer.from(DOCUMENT), { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
    }
    const font = resourceType === 'Font' && url.startsWith(`${ORIGIN}/`) ? await shelf.read(url.slice(ORIGIN.length))?.catch(() => null) : null
    if (font) return fulfil(requestId, font, { 'content-type': 'font/woff2', 'access-control-allow-origin': ORIGIN })
    return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  }
  const fulfil = (requestId: string, body: Buffer, headers: Record<string, string>) =>
    session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: body.toString('base64'),
    })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}
