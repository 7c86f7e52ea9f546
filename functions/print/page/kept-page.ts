/**
 * One locked page that is kept: its fonts stay decoded, and each issue only replaces the body (docs/print.md). Served from memory,
 * a policy that allows nothing else, no JavaScript and a browser with no way out: each alone has been seen to leak.
 */
import type { OwnFonts } from '#shared/content/content.ts'
import { keysOf } from '#shared/keys-of.ts'
import { pictureAddress } from '#shared/print/document.ts'
import type { FacedTexts } from '#shared/print/faced-texts.ts'
import { FACES } from '#shared/print/style.ts'
import type { Tab } from '../browser/chromium.ts'
import { PrintFailure } from '../failure.ts'
import type { FontRule } from '../font-rule.ts'
import type { FontRules } from '../font-rules.ts'
import type { OwnRule } from '../own-fonts.ts'
import { pictureSize } from '../picture-file.ts'
import { type Fitted, type InPage, openInPage } from './run-in-page.ts'
import { ORIGIN, serveFromMemory } from './served-page.ts'

/** What is printed: our own escaped HTML, its text by face, its pictures' files by their hash, its own fonts. */
export type PrintJob = {
  html: string
  texts: FacedTexts
  pictures?: ReadonlyMap<string, Buffer>
  fonts?: OwnFonts | undefined
}

export type KeptPage = {
  /**
   * Prints an issue, its fonts and pictures loaded and its colophon in place. The PDF has no title of its own yet. Rejects with `fonts-not-loaded`, `picture-not-printable`, `table-too-wide` or `unexpected-answer`.
   */
  print(job: PrintJob): Promise<Buffer>
  /** Rejects when the page crashes; never resolves. */
  crashed: Promise<never>
  close(): Promise<void>
}

/** With tags and outline; `preferCSSPageSize` takes size and margins from style.ts. */
export const PRINT_SETTINGS = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
}
// Margin boxes do not wait for their font: the page number's is asked for by name.
const folioFont = (own: OwnRule[]): string => {
  const families = [...own.filter(({ part }) => part === 'folio').map(({ family }) => family), FACES.folio]
  return `14pt ${families.map((family) => `"${family}"`).join(',')}`
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

/** Makes a tab, which shows nothing yet, a kept page. */
export async function keepPage({ session, close }: Tab, fontRules: FontRules): Promise<KeptPage> {
  const drawn = new Map<string, Buffer>()
  const crashed = new Promise<never>((_, reject) => {
    session.on('Inspector.targetCrashed', () => reject(new PrintFailure('browser-crashed', 'the page crashed')))
  })
  crashed.catch(() => undefined) // between jobs nobody listens
  const loaded = new Promise<void>((resolve) => {
    session.once('Page.loadEventFired', () => resolve())
  })
  await Promise.all([
    serveFromMemory(session, fontRules, drawn),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Page.enable'),
    session.send('Inspector.enable'),
  ])
  const { errorText } = await session.send('Page.navigate', { url: `${ORIGIN}/` })
  if (errorText) throw new Error(`the page did not open: ${errorText}`)
  await loaded
  const inPage = await openInPage(session)

  const declared = new Set<string>()
  const shown = new Map<string, Set<string>>()

  return {
    async print({ html, texts, pictures = new Map(), fonts = {} }) {
      const own = fontRules.ownRules(fonts)
      if (drawn.size > MOST_PICTURES) drawn.clear()
      for (const [image, file] of pictures) {
        const address = pictureAddress(image)
        if (!drawn.has(address)) drawn.set(address, await redrawn(inPage, file))
      }
      const rules = [...rulesFor(fontRules, unseen(texts, shown)), ...own].filter(
        ({ address }) => !declared.has(address),
      )
      for (const { address } of rules) declared.add(address)
      const css = rules.map((rule) => rule.css).join('')
      const fitted = await inPage.show(ownStyle(own) + html, css)
      if (pictures.size > 0) await inPage.awaitPictures()
      // As a rule all fonts are there already.
      const settled = css === '' && pictures.size === 0 ? fitted : null
      mustHaveRoom(settled ?? (await fontsCome(inPage, folioFont(own))))
      const { data } = await session.send('Page.printToPDF', PRINT_SETTINGS)
      return Buffer.from(data, 'base64')
    },
    crashed,
    close,
  }
}

async function fontsCome(inPage: InPage, font: string): Promise<Fitted> {
  for (let round = 0; round < ROUNDS; round++) {
    const failed = await inPage.loadFonts(font)
    if (failed !== '') throw new PrintFailure('fonts-not-loaded', `fonts not loaded: ${failed}`)
    const fitted = await inPage.fit()
    if (fitted) return fitted
  }
  throw new PrintFailure('fonts-not-loaded', 'the fonts do not settle')
}

function mustHaveRoom(fitted: Fitted): void {
  const [title] = fitted?.tooWide ?? []
  if (title !== undefined)
    throw new PrintFailure(
      'table-too-wide',
      `表“${title}”太宽，用最小的字号也排不下，请减少列数，或把长的数字、文字改短`,
    )
}

/** The characters of each text that the page has not had in this part yet, whose fonts may have to be declared. */
function unseen(texts: FacedTexts, shown: Map<string, Set<string>>): FacedTexts {
  const fresh = { ...texts }
  for (const part of keysOf(texts)) {
    const seen = shown.get(part) ?? new Set()
    shown.set(part, seen)
    fresh[part] = ''
    for (const character of texts[part]) {
      if (seen.has(character)) continue
      seen.add(character)
      fresh[part] += character
    }
  }
  return fresh
}

function rulesFor(fontRules: FontRules, texts: FacedTexts): FontRule[] {
  try {
    return fontRules.rulesFor(texts)
  } catch (error) {
    throw new PrintFailure(
      'fonts-not-loaded',
      `font files missing: ${error instanceof Error ? error.message : error}`,
      error,
    )
  }
}

async function redrawn(inPage: InPage, file: Buffer): Promise<Buffer> {
  const { width, height } = pictureSize(file)
  const jpeg = await inPage.redraw(file.toString('base64'))
  if (jpeg === '')
    throw new PrintFailure('picture-not-printable', `a picture of ${width} × ${height} pixels cannot be decoded`)
  return Buffer.from(jpeg, 'base64')
}
