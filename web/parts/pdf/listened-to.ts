/** Puts a PDF's text where screen readers find it, out of sight: headings, tables and the words of pictures as such. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Element as Block, type PageStructure, readingOrder } from './structure.ts'

export async function tellStructure(pdf: PDFDocumentProxy, place: HTMLElement): Promise<void> {
  const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1)
  const pages = await Promise.all(numbers.map((n) => structureOf(pdf, n)))
  place.replaceChildren(...readingOrder(pages).map(drawn))
}

async function structureOf(pdf: PDFDocumentProxy, n: number): Promise<PageStructure> {
  const page = await pdf.getPage(n)
  const [tree, { items }] = await Promise.all([
    page.getStructTree(),
    page.getTextContent({ includeMarkedContent: true }),
  ])
  const texts = new Map<string, string>()
  const open: string[] = []
  let whole = ''
  for (const item of items) {
    if ('str' in item) {
      whole += item.str
      const id = open.findLast((one) => one !== '')
      if (id) texts.set(id, (texts.get(id) ?? '') + item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push('id' in item && typeof item.id === 'string' ? item.id : '')
  }
  return { tree, textOf: (id) => texts.get(id) ?? '', whole }
}

function drawn({ tag, attributes, inner }: Block): HTMLElement {
  const one = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value)
  one.append(...inner.map((part) => (typeof part === 'string' ? part : drawn(part))))
  return one
}
