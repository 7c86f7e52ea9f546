/** Lines as their reader finds them: on the lines of the page, from edge to edge of the type area, and broken where they may be. */
import { expect } from 'vitest'
import type { Line, ReadPdf } from '../support/print/read-pdf.ts'
import { linesOf } from '../support/print/read-pdf.ts'

/** How far off a place may be, in mm. */
export const NEAR = 0.3
export const AREA = { left: 28, right: 184, top: 37, bottom: 262 }
export const LINE = 225 / 22
const EM = 156 / 28
/** Below the top of a line. 黑体 stands higher on its baseline than 仿宋: so the middles of their characters are level. */
const BASELINE = { heading: 7.36, text: 6.94 }

export const near = (actual: number | undefined, wanted: number) =>
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(NEAR + 0.001)

/** The lines of running text as the eye reads them, by page. */
export function bodyLines({ pages }: ReadPdf): Line[][] {
  return pages.map((page, i) => {
    // The first rule of the first page is the masthead's.
    const top = i === 0 ? (page.rules[0]?.y ?? 0) : 0
    return linesOf(page).filter(
      ({ baseline, size }) => baseline > top && baseline < AREA.bottom && Math.abs(size - EM) < 0.1,
    )
  })
}

/** On the lines of the page, from edge to edge, and broken where it may be. */
export function expectLinesInPlace(read: ReadPdf): void {
  const pages = bodyLines(read)
  const begins = (line: Line | undefined) => line !== undefined && line.x > AREA.left + EM
  const isHeading = (line: Line | undefined) => /^[一二三四五六七八九十]+、|^更正$/.test(line?.text ?? '')
  const all = pages.flat()
  for (const [n, { text, baseline, x, right }] of all.entries()) {
    const line = (baseline - AREA.top - BASELINE[isHeading(all[n]) ? 'heading' : 'text']) / LINE
    near(line * LINE, Math.round(line) * LINE)
    expect(text).not.toMatch(/^[、，。；：？！）》〉”’】…]/)
    expect(text).not.toMatch(/[（《〈“‘【]$/)
    // What opens is blank at its left, which may stand out.
    expect(x, text).toBeGreaterThanOrEqual(AREA.left - NEAR - (/^[“‘《（]/.test(text) ? EM / 2 : 0))
    const next = all[n + 1]
    // A closing mark may have given up its blank there, which a reader of the file still counts.
    const over = /[，。、；：？！）》”]$/.test(text) && right > AREA.right + NEAR ? EM / 2 : 0
    if (next && !begins(next)) near(right - over, AREA.right)
  }
  for (const [i, page] of pages.entries()) {
    const others = linesOf(read.pages[i] ?? { texts: [], rules: [] }).map(({ baseline }) => baseline)
    for (const { text, baseline } of page)
      expect(others.filter((other) => Math.abs(other - baseline) < 6).length, `${text} and another`).toBe(1)
    const [first, second] = page
    const before = pages[i - 1]?.at(-1)
    // No heading is left behind, no line of a paragraph is alone at the foot or at the head of a page.
    expect(isHeading(page.at(-1)), `${page.at(-1)?.text} left behind on page ${i + 1}`).toBe(false)
    if (i === 0 || !first || begins(first)) continue
    expect(begins(before), `${before?.text} alone at the foot of page ${i}`).toBe(false)
    const isLast = second === undefined || begins(second)
    expect(isLast, `${first.text} alone at the head of page ${i + 1}`).toBe(false)
  }
}
