/** Code for the drawing tab, sent as source text: pdf.js draws the first page of a PDF. It may use nothing from outside itself. */
import type { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Gives what draws the first page of a PDF in base64, `width` pixels wide, as a WebP in base64. */
export const drawer = (open: typeof getDocument) => async (base64: string, width: number) => {
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const pdf = await open({ data, useWasm: false, isImageDecoderSupported: false }).promise
  const page = await pdf.getPage(1)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = width
  // A4, whose points Chromium rounds.
  canvas.height = Math.round((width * 297) / 210)
  await page.render({ canvas, viewport, background: '#fff' }).promise
  await pdf.loadingTask.destroy()
  return canvas.toDataURL('image/webp', 0.75).split(',').at(-1)
}
