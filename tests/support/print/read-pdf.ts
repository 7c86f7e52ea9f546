/** Reads a PDF as its reader does (pdf.js): texts with their places, rules, fonts, properties. Places in mm from the top left of the sheet. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A run of text: where it begins on its baseline, and how wide it is. */
export type Text = { text: string; x: number; baseline: number; width: number; size: number }
/** A horizontal rule: its middle, its ends, its thickness. */
export type Rule = { y: number; left: number; right: number; thickness: number }
export type PdfPage = { texts: Text[]; rules: Rule[] }
export type ReadPdf = {
  pages: PdfPage[]
  title: string
  tagged: boolean
  outline: string[]
  fonts: string[]
  annotations: number
}

const MM = 25.4 / 72
const SHEET = 297

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  try {
    const file = await task.promise
    const pages: PdfPage[] = []
    let annotations = 0
    for (let n = 1; n <= file.numPages; n++) {
      const page = await file.getPage(n)
      annotations += (await page.getAnnotations()).length
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item) => {
        if (!('str' in item) || item.str === '') return []
        const [, , , size = 0, x = 0, y = 0]: number[] = item.transform
        return [{ text: item.str, x: x * MM, baseline: SHEET - y * MM, width: item.width * MM, size: size * MM }]
      })
      const operators = await page.getOperatorList()
      pages.push({ texts, rules: rulesOf(operators) })
    }
    const { info } = await file.getMetadata()
    const outline = ((await file.getOutline()) ?? []).flatMap(function titles({ title, items }): string[] {
      return [title, ...items.flatMap(titles)]
    })
    const title = 'Title' in info ? String(info.Title) : ''
    // Chromium leaves dictionaries uncompressed: `/BaseFont /AAAAAA+FandolFang-Regular`.
    const raw = Buffer.from(pdf).toString('latin1')
    const fonts = [...new Set(raw.match(/(?<=\/BaseFont \/[A-Z]{6}\+)[\w-]+/g))].sort()
    return { pages, title, tagged: /\/Marked true/.test(raw), outline, fonts, annotations }
  } finally {
    await task.destroy()
  }
}

/** The filled boxes at least 100 mm wide and at most 2 mm high. Chromium's pages are scaled and moved, never turned. */
function rulesOf({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[][] }): Rule[] {
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = { sx: 1, sy: 1, x: 0, y: 0 }
  fnArray.forEach((operator, i) => {
    const [first, , third, fourth, fifth, sixth] = (argsArray[i] ?? []).map(Number)
    if (operator === OPS.save) saved.push(matrix)
    if (operator === OPS.restore) matrix = saved.pop() ?? matrix
    if (operator === OPS.transform)
      matrix = {
        sx: matrix.sx * (first ?? 1),
        sy: matrix.sy * (fourth ?? 1),
        x: matrix.x + matrix.sx * (fifth ?? 0),
        y: matrix.y + matrix.sy * (sixth ?? 0),
      }
    if (operator === OPS.constructPath && first === OPS.fill && third !== undefined) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Object.values(argsArray[i]?.[2] ?? {}).map(Number)
      const left = (matrix.x + matrix.sx * x1) * MM
      const right = (matrix.x + matrix.sx * x2) * MM
      const [top = 0, bottom = 0] = [y1, y2].map((y) => SHEET - (matrix.y + matrix.sy * y) * MM).sort((a, b) => a - b)
      if (right - left > 100 && bottom - top < 2)
        rules.push({ y: (top + bottom) / 2, left, right, thickness: bottom - top })
    }
  })
  return rules.sort((a, b) => a.y - b.y)
}

type Matrix = { sx: number; sy: number; x: number; y: number }

/** Everything printed but the page numbers (which stand below the type area), in reading order, without white space. */
export function textOf({ pages }: ReadPdf): string {
  const inArea = pages.flatMap(({ texts }) => texts.filter(({ baseline }) => baseline < 262.5))
  return bare(inArea.map(({ text }) => text).join(''))
}

export const bare = (text: string): string => text.replaceAll(/\s/g, '')

/** The baselines of a page's type area, from the top, each once. */
export function baselinesOf({ texts }: PdfPage): number[] {
  const all = texts
    .filter(({ baseline, text }) => baseline < 262.5 && text.trim() !== '')
    .map(({ baseline }) => baseline)
  return all.sort((a, b) => a - b).filter((y, i, ys) => i === 0 || y - (ys[i - 1] ?? 0) > 1)
}

/** `size` is that of its first text, `baseline` the highest one. */
export type Line = { text: string; x: number; right: number; baseline: number; size: number }

/** The lines of a page from the top: what stands on one baseline, or within a millimetre of it, from left to right. */
export function linesOf(page: PdfPage): Line[] {
  const lines: Text[][] = []
  const marked = page.texts.filter(({ text }) => text.trim() !== '')
  for (const text of marked.toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1)
    if (line && text.baseline - (line[0]?.baseline ?? 0) < 1) line.push(text)
    else lines.push([text])
  }
  return lines.flatMap((texts) => {
    const inOrder = texts.toSorted((a, b) => a.x - b.x)
    const [first, last] = [inOrder[0], inOrder.at(-1)]
    if (!first || !last) return []
    const baseline = texts[0]?.baseline ?? 0
    return [{ ...first, baseline, text: inOrder.map(({ text }) => text).join(''), right: last.x + last.width }]
  })
}
