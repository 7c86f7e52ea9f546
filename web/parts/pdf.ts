/** Draws a PDF's pages: canvas for the eye, text layer for selecting and for those who listen. Loaded only when needed. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

export type PdfDocument = PDFDocumentProxy

/** Opens the bytes of a PDF; they are copied, since the worker takes what it is given. */
export const openPdf = (bytes: Uint8Array): Promise<PdfDocument> =>
  // Without wasm and eval: the page's policy allows neither, and our PDFs hold no images that need them.
  getDocument({ data: bytes.slice(), useWasm: false, isImageDecoderSupported: false }).promise

const MOST_DENSITY = 3

/** One element a page, each `width` CSS pixels wide, fully drawn. */
export async function drawPages(pdf: PdfDocument, width: number, signal: AbortSignal): Promise<HTMLElement[]> {
  const pages: HTMLElement[] = []
  for (let n = 1; n <= pdf.numPages && !signal.aborted; n += 1) pages.push(await drawPage(pdf, n, width))
  return pages
}

async function drawPage(pdf: PdfDocument, n: number, width: number): Promise<HTMLElement> {
  const page = await pdf.getPage(n)
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const density = Math.min(window.devicePixelRatio || 1, MOST_DENSITY)

  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  canvas.setAttribute('aria-hidden', 'true')
  await page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] }).promise

  const text = document.createElement('div')
  text.className = 'pdf-text'
  const sheet = document.createElement('section')
  sheet.className = 'pdf-page'
  sheet.setAttribute('aria-label', `第 ${n} 页，共 ${pdf.numPages} 页`)
  sheet.style.width = `${Math.floor(viewport.width)}px`
  sheet.style.height = `${Math.floor(viewport.height)}px`
  sheet.style.setProperty('--total-scale-factor', String(scale))
  sheet.append(canvas, text)
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render()
  page.cleanup()
  return sheet
}
