/** Puts the colophon on the foot of the last page; runs in the page that shows the issue, with or without its own JavaScript. */

/**
 * Lays `main.issue` out once in columns of the type area's size, which break as printed pages do, reads where it ends,
 * and gives the spacer before the colophon the height that is left. 5 to 9 ms for four pages.
 *
 * It is sent into the page as its own source text: it may use nothing from outside itself.
 */
export function fit(main: HTMLElement): void {
  const mm = 96 / 25.4
  const width = 156 * mm
  const height = 225 * mm
  const gap = 100
  const spacer = main.querySelector<HTMLElement>('.spacer')
  const colophon = main.querySelector<HTMLElement>('.colophon')
  const line = height / 22 - 0.02
  const blocks = [...main.querySelectorAll<HTMLElement>('.masthead,.exhibit')]
  const paragraphs = [...main.querySelectorAll<HTMLElement>('section > p')]
  // It may have been fitted before its fonts came: nothing of that may be left, or the same issue is two different files.
  for (const fitted of [...blocks, ...paragraphs, spacer, colophon])
    if (fitted?.style.cssText) fitted.style.cssText = ''
  // The printer shows the issue only while it has a width of its own (functions/print/page/served-page.ts).
  main.style.cssText = `width:${width}px;height:${height}px;column-width:${width}px;column-gap:${gap}px;column-fill:auto`
  if (spacer) spacer.style.cssText = 'height:0'
  // Masthead, pictures and tables take whole lines, so that the text after them stands on the lines of the page.
  const missing = (measured: number) => Math.ceil(measured / line - 0.05) * line - measured
  const piecesOf = (block: HTMLElement) => [...block.getClientRects()].map((piece) => piece.height)
  const measured = blocks.map((block) => ({ block, pieces: piecesOf(block) }))
  const whole = measured.flatMap(({ block, pieces: [piece = 0, ...others] }) => (others[0] ? [] : [{ block, piece }]))
  // A twentieth of a pixel comes of the browser's rounding: most mastheads need nothing, and no second layout.
  for (const { block, piece } of whole.filter(({ piece }) => Math.abs(missing(piece)) > 0.05))
    block.style.cssText = `height:${piece + missing(piece)}px`
  // Longer than a page: where the last piece ends hangs on what stands before it.
  for (const { block } of measured.filter(({ pieces }) => pieces.length > 1))
    block.style.cssText = `padding-bottom:${missing(piecesOf(block).at(-1) ?? 0)}px`
  // Of three lines none may be left alone before or after a break, and Chromium leaves one: they stay together.
  const isTorn = (paragraph: HTMLElement) => {
    const pieces = [...paragraph.getClientRects()]
    return pieces.length > 1 && pieces.reduce((sum, { height: piece }) => sum + piece, 0) < 3.5 * line
  }
  // Each that is moved moves what follows; a page has one at most.
  for (let from = 0; from >= 0; ) {
    from = paragraphs.findIndex((paragraph, i) => i >= from && isTorn(paragraph))
    const torn = paragraphs[from]
    if (torn) torn.style.breakInside = 'avoid'
    if (torn) from += 1
  }
  const { top } = main.getBoundingClientRect()
  const pieces = [...(colophon?.getClientRects() ?? [])]
  const textEnd = spacer?.getBoundingClientRect().bottom ?? 0
  main.style.cssText = ''
  const [piece, ...others] = pieces
  if (!spacer || !colophon || !piece) return
  // A box, not a margin: a margin is cut off where a page ends. Half a pixel less, so that rounding cannot push it over.
  const box = (left: number) => `height:${Math.max(0, Math.floor(left * 64) / 64 - 0.5)}px;break-inside:avoid`
  if (others.length === 0) {
    spacer.style.cssText = `${box(height - (piece.bottom - top))};break-after:avoid`
    return
  }
  // Longer than a page: what does not fill whole pages stands at the foot of the one before them.
  const part = pieces.reduce((sum, { height: one }) => sum + one, 0) % height
  const left = height - (textEnd - top) - part
  spacer.style.cssText = left < 0 ? `${box(height - part)};break-before:page` : box(left)
  colophon.style.cssText = 'break-inside:auto'
}
