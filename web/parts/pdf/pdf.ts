/** Draws a PDF's pages: canvas for the eye, text layer for selecting, its structure for those who listen. Loaded only when needed. */
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { tellStructure } from './listened-to.ts'
import workerUrl from './pdf-worker.ts?worker&url'

GlobalWorkerOptions.workerSrc = workerUrl

// One for all documents: starting a worker takes longer than drawing a page.
const worker = new PDFWorker()

/** Opens the bytes of a PDF; they are copied, since the worker takes what it is given. */
const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  // Without wasm and eval: the page's policy allows neither, and our PDFs hold no images that need them.
  getDocument({ worker, data: bytes.slice(), useWasm: false, isImageDecoderSupported: false }).promise

const MOST_DENSITY = 3

/** `isNewest`: whether no newer ones wait to be drawn. `shown` hears how many pages there are, once some can be seen. */
export type Drawing = {
  bytes: Uint8Array
  width: number
  /** Where the text is put for those who listen. */
  told: HTMLElement
  isNewest: () => boolean
  shown: (pages: number) => void
}

/**
 * Puts the pages in `place`, an element each, `width` CSS pixels wide, in place of those that are there. Those in sight come
 * first, whatever else waits: so they follow even a hand that never rests. The others are left to the newest.
 */
export async function drawInto(place: HTMLElement, { bytes, width, told, isNewest, shown }: Drawing): Promise<void> {
  const pdf = await openPdf(bytes)
  try {
    const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1)
    const isFirst = (n: number) => isInSight(place.children[n - 1]) || (n === 1 && place.children.length === 0)
    const [first, later] = [numbers.filter(isFirst), numbers.filter((n) => !isFirst(n))]
    for (const n of [...first, ...later]) {
      if (later.includes(n) && !isNewest()) return
      const page = await drawPage(pdf, n, width)
      const old = place.children[n - 1]
      if (old) old.replaceWith(page)
      else place.append(page)
      shown(pdf.numPages)
    }
    while (place.children.length > pdf.numPages) place.lastElementChild?.remove()
    await tellStructure(pdf, told)
  } finally {
    void pdf.loadingTask.destroy()
  }
}

function isInSight(page: Element | undefined): boolean {
  if (!page) return false
  const { top, bottom } = page.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

async function drawPage(pdf: PDFDocumentProxy, n: number, width: number): Promise<HTMLElement> {
  const page = await pdf.getPage(n)
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const density = Math.min(window.devicePixelRatio || 1, MOST_DENSITY)

  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  await page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] }).promise

  const text = document.createElement('div')
  text.className = 'pdf-text'
  const sheet = document.createElement('div')
  sheet.className = 'pdf-page'
  sheet.style.width = `${Math.floor(viewport.width)}px`
  sheet.style.height = `${Math.floor(viewport.height)}px`
  sheet.style.setProperty('--total-scale-factor', String(scale))
  sheet.append(canvas, text)
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render()
  page.cleanup()
  return sheet
}
