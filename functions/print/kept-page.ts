/**
 * One locked page that is kept: its fonts stay decoded, and each issue only replaces the body (shared/PRINT.md, Speed).
 *
 * Layers, of which each alone has been seen to leak: served from memory (served-page.ts), a policy that allows nothing else,
 * the page's JavaScript off, and a browser with no way out (chromium.ts).
 */
import type { CDPSession, Page } from 'puppeteer-core'
import type { OwnFonts } from '#shared/content.ts'
import { pictureAddress } from '#shared/print/document.ts'
import type { FacedTexts } from '#shared/print/faced-texts.ts'
import { fit } from '#shared/print/fit.ts'
import { FACES } from '#shared/print/style.ts'
import { PrintFailure } from './failure.ts'
import type { FontRule, FontShelf } from './font-shelf.ts'
import { fontsReady, loadFonts, missingPictures, redraw, show } from './in-page.ts'
import type { OwnRule } from './own-fonts.ts'
import { pictureSize } from './picture-file.ts'
import { ORIGIN, serveFromMemory } from './served-page.ts'

/** What is printed: our own escaped HTML, its title, its text by face, its pictures' files by their hash, its own fonts. */
export type Proof = {
  html: string
  title: string
  texts: FacedTexts
  pictures?: ReadonlyMap<string, Buffer>
  fonts?: OwnFonts | undefined
}

export type KeptPage = {
  /** Shows an issue, its fonts and pictures loaded and its colophon in place. Rejects with `fonts-not-loaded` or `picture-not-printable`. */
  lay(proof: Proof): Promise<void>
  /** Prints what is laid. */
  pdf(): Promise<Buffer<ArrayBuffer>>
  /** Rejects when the page crashes; never resolves. */
  crashed: Promise<never>
  close(): Promise<void>
}

const FIT = `(${fit})(document.querySelector('main'))`
const READY = `(${fontsReady})()`
// Margin boxes do not wait for their font: the page number's is asked for by name.
const loading = (own: OwnRule[]) => {
  const families = [...own.filter(({ part }) => part === 'folio').map(({ family }) => family), FACES.folio]
  return `(${loadFonts})(${JSON.stringify(`14pt ${families.map((family) => `"${family}"`).join(',')}`)},'—0123456789')`
}
/** Puts own fonts before the shipped ones (style.ts); it goes with the issue, the rules stay. */
const ownStyle = (own: OwnRule[]): string =>
  own.length === 0
    ? ''
    : `<style>:root{${own.map(({ part, family }) => `--own-${part}:"${family}",`).join(';')}}</style>`
/** A font that has come may send a character on to the next one of the stack, which is asked for in turn: stacks are three deep. */
const ROUNDS = 5
/** Pictures a page keeps drawn. */
const MOST_PICTURES = 60

/** Makes `page`, which shows nothing yet, a kept page. */
export async function keepPage(page: Page, shelf: FontShelf): Promise<KeptPage> {
  const session = await page.createCDPSession()
  const drawn = new Map<string, Buffer>()
  const crashed = new Promise<never>((_, reject) => {
    session.on('Inspector.targetCrashed', () => reject(new PrintFailure('browser-crashed', 'the page crashed')))
  })
  crashed.catch(() => undefined) // between jobs nobody listens
  const loaded = new Promise<void>((resolve) => {
    session.once('Page.loadEventFired', () => resolve())
  })
  await Promise.all([
    serveFromMemory(session, shelf, drawn),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Page.enable'),
    session.send('Inspector.enable'),
  ])
  const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` })
  if (errorText) throw new Error(`the page did not open: ${errorText}`)
  await loaded

  const declared = new Set<string>()
  return {
    async lay({ html, title, texts, pictures = new Map(), fonts = {} }) {
      const own = shelf.ownRules(fonts)
      if (drawn.size > MOST_PICTURES) drawn.clear()
      for (const [image, file] of pictures) {
        const address = pictureAddress(image)
        if (!drawn.has(address)) drawn.set(address, await redrawn(session, file))
      }
      const rules = [...rulesFor(shelf, texts), ...own].filter(({ address }) => !declared.has(address))
      for (const { address } of rules) declared.add(address)
      const css = rules.map((rule) => rule.css).join('')
      const values = [ownStyle(own) + html, title, css].map((text) => JSON.stringify(text)).join(',')
      const ready = await run(session, `(${show})(${values});${FIT};${READY}`)
      if (pictures.size > 0) {
        if ((await run(session, `(${missingPictures})()`)) !== 0)
          throw new PrintFailure('picture-not-printable', 'a picture did not come into the page')
        await run(session, FIT)
      }
      if (ready === true && css === '') return
      for (let round = 0; round < ROUNDS; round++) {
        const failed = await run(session, loading(own))
        if (failed !== '') throw new PrintFailure('fonts-not-loaded', `fonts not loaded: ${failed}`)
        if ((await run(session, `${FIT};${READY}`)) === true) return
      }
      throw new PrintFailure('fonts-not-loaded', 'the fonts do not settle')
    },
    async pdf() {
      // In one answer: faster than Chromium's stream.
      const { data } = await session.send('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      return Buffer.from(data, 'base64')
    },
    crashed,
    close: () => page.close().catch(() => undefined),
  }
}

function rulesFor(shelf: FontShelf, texts: FacedTexts): FontRule[] {
  try {
    return shelf.rulesFor(texts)
  } catch (error) {
    throw new PrintFailure(
      'fonts-not-loaded',
      `font files missing: ${error instanceof Error ? error.message : error}`,
      error,
    )
  }
}

async function redrawn(session: CDPSession, file: Buffer): Promise<Buffer> {
  const { width, height } = pictureSize(file)
  const jpeg = await run(session, `(${redraw})("${file.toString('base64')}")`)
  if (typeof jpeg !== 'string' || jpeg === '')
    throw new PrintFailure('picture-not-printable', `a picture of ${width} × ${height} pixels cannot be decoded`)
  return Buffer.from(jpeg, 'base64')
}

/** Runs our own source text in the page, though the page's own JavaScript is off. */
async function run(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails)
    throw new PrintFailure('unexpected-answer', exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}
