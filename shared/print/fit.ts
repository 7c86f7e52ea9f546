/** Puts the colophon on the foot of the last page; runs in the page that shows the issue, with or without its own JavaScript. */
import type { FitTables } from './fit-tables.ts'
import type { TypeArea } from './type-area.ts'

/**
 * Lays `main.issue` out in columns of the type `area`, reads where it ends, gives the spacer before the colophon what is left, and answers
 * the titles of tables that are too wide. It is sent into the page as its own source: it may use nothing from outside itself.
 */
export function fit(main: HTMLElement, { narrowTables, continueTable }: FitTables, area: TypeArea): string[] {
  const mm = 96 / 25.4
  const width = area.width * mm
  const height = area.height * mm
  const gap = 100
  const spacer = main.querySelector<HTMLElement>('.spacer')
  const colophon = main.querySelector<HTMLElement>('.colophon')
  const line = height / 22 - 0.02
  // It may have been fitted before its fonts came: nothing of that may be left, or the same issue is two different files.
  for (const fitted of main.querySelectorAll<HTMLElement>('[style]')) fitted.style.cssText = ''
  for (const head of main.querySelectorAll('.again')) head.remove()
  // The printer shows the issue only while it has a width of its own (functions/print/page/served-page.ts).
  main.style.cssText = `width:${width}px;height:${height}px;column-width:${width}px;column-gap:${gap}px;column-fill:auto`
  if (spacer) spacer.style.cssText = 'height:0'
  // Masthead, pictures and tables take whole lines, so that the text after them stands on the lines of the page.
  const missing = (measured: number) => Math.ceil(measured / line - 0.05) * line - measured
  const piecesOf = (block: HTMLElement) => [...block.getClientRects()].map((piece) => piece.height)
  const tooWide = narrowTables(main, width)
  const blocks = [...main.querySelectorAll<HTMLElement>('.masthead,.exhibit')]
  const measured = blocks.map((block) => ({ block, pieces: piecesOf(block) }))
  const whole = measured.flatMap(({ block, pieces: [piece = 0, ...others] }) => (others[0] ? [] : [{ block, piece }]))
  // A twentieth of a pixel comes of the browser's rounding: most mastheads need nothing, and no second layout.
  for (const { block, piece } of whole.filter(({ piece }) => Math.abs(missing(piece)) > 0.05))
    block.style.cssText = `height:${piece + missing(piece)}px`
  // Of three lines none may be left alone before or after a break, and Chromium leaves one: they stay together.
  const isTorn = (paragraph: HTMLElement) => {
    const pieces = piecesOf(paragraph)
    return pieces.length > 1 && pieces.reduce((sum, piece) => sum + piece, 0) < 3.5 * line
  }
  // In their order, since each that is moved moves what follows.
  const inOrder = [...main.querySelectorAll<HTMLElement>('.masthead,h2,section > p,.exhibit')]
  for (const [i, block] of inOrder.entries()) {
    if (block.matches('.exhibit')) {
      // Where its last piece ends hangs on what stands before it.
      if (continueTable(main, block, inOrder.slice(0, i), height))
        block.style.paddingBottom = `${missing(piecesOf(block).at(-1) ?? 0)}px`
    } else if (block.matches('section > p') && isTorn(block)) block.style.breakInside = 'avoid'
  }
  const { top } = main.getBoundingClientRect()
  const pieces = [...(colophon?.getClientRects() ?? [])]
  const textEnd = spacer?.getBoundingClientRect().bottom ?? 0
  main.style.cssText = ''
  const [piece, ...others] = pieces
  if (!spacer || !colophon || !piece) return tooWide
  // A box, not a margin: a margin is cut off where a page ends. Half a pixel less, so that rounding cannot push it over.
  const box = (left: number) => `height:${Math.max(0, Math.floor(left * 64) / 64 - 0.5)}px;break-inside:avoid`
  if (others.length === 0) {
    spacer.style.cssText = `${box(height - (piece.bottom - top))};break-after:avoid`
    return tooWide
  }
  // Longer than a page: what does not fill whole pages stands at the foot of the one before them.
  const part = pieces.reduce((sum, { height: one }) => sum + one, 0) % height
  const left = height - (textEnd - top) - part
  spacer.style.cssText = left < 0 ? `${box(height - part)};break-before:page` : box(left)
  colophon.style.cssText = 'break-inside:auto'
  return tooWide
}
