/** A PDF's pages as pixels, drawn by pdf.js on the canvas that comes with it; places in mm from the top left of the sheet. */
import { createRequire } from 'node:module'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'

/** One byte a pixel and colour: red, green, blue, opaque. */
export type Raster = { width: number; height: number; perMm: number; rgba: Uint8ClampedArray }

/** What lies between the first and last marked pixel of an area, at its outer edges. */
export type Box = { left: number; right: number; top: number; bottom: number }

/** The pages at `perMm` pixels a millimetre; 10 shows a tenth of a millimetre. */
export async function rastersOf(pdf: Uint8Array, perMm: number, only?: readonly number[]): Promise<Raster[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  try {
    const file = await task.promise
    const rasters: Raster[] = []
    for (let n = 1; n <= file.numPages; n += 1) {
      if (only && !only.includes(n)) continue
      const page = await file.getPage(n)
      const viewport = page.getViewport({ scale: (perMm * 25.4) / 72 })
      const [width, height] = [Math.round(210 * perMm), Math.round(297 * perMm)]
      const canvas = canvasModule.createCanvas(width, height)
      // pdf.js draws on this canvas in Node as it draws on the browser's.
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: '#fff' }).promise
      rasters.push({ width, height, perMm, rgba: canvas.getContext('2d').getImageData(0, 0, width, height).data })
      page.cleanup()
    }
    return rasters
  } finally {
    await task.destroy()
  }
}

const Context = z.custom<{
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray }
  createImageData(width: number, height: number): { data: Uint8ClampedArray }
  putImageData(data: unknown, x: number, y: number): void
  drawImage(image: unknown, x: number, y: number): void
}>()
type Canvas = { getContext(kind: '2d'): z.infer<typeof Context>; toBuffer(type: 'image/png'): Buffer }
type CanvasModule = {
  createCanvas(width: number, height: number): Canvas
  loadImage(file: Buffer): Promise<{ width: number; height: number }>
}

// The canvas is a dependency of pdfjs-dist and found from there.
const canvasModule: CanvasModule = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))(
  '@napi-rs/canvas',
)

export type Mark = (red: number, green: number, blue: number) => boolean
export const isInk: Mark = (red, green, blue) => red + green + blue < 600
export const isBlack: Mark = (...colour) => isInk(...colour) && !isRed(...colour)
export const isRed: Mark = (red, green, blue) => red > 150 && green < 120 && blue < 120

/** Where marked pixels lie within `area` (default: the sheet), or null if there are none. */
export function boxOf(raster: Raster, mark: Mark, area: Partial<Box> = {}): Box | null {
  const { perMm, rgba, width, height } = raster
  const [x0, x1] = [Math.round((area.left ?? 0) * perMm), Math.min(width, Math.round((area.right ?? 210) * perMm))]
  const [y0, y1] = [Math.round((area.top ?? 0) * perMm), Math.min(height, Math.round((area.bottom ?? 297) * perMm))]
  let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, -1, -1, -1]
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) {
      const at = (y * width + x) * 4
      if (!mark(rgba[at] ?? 255, rgba[at + 1] ?? 255, rgba[at + 2] ?? 255)) continue
      if (x < left) left = x
      if (x > right) right = x
      if (top < 0) top = y
      bottom = y
    }
  if (right < 0) return null
  return { left: left / perMm, right: (right + 1) / perMm, top: top / perMm, bottom: (bottom + 1) / perMm }
}

/** The horizontal rules: bands of rows in which at least 150 mm on end are marked, from the top. */
export function rulesIn(raster: Raster, mark: Mark): Box[] {
  const { perMm, rgba, width, height } = raster
  const rules: Box[] = []
  for (let y = 0; y < height; y += 1) {
    let [start, left, right] = [-1, 0, 0]
    for (let x = 0; x <= width; x += 1) {
      const at = (y * width + x) * 4
      const isMarked = x < width && mark(rgba[at] ?? 255, rgba[at + 1] ?? 255, rgba[at + 2] ?? 255)
      if (isMarked && start < 0) start = x
      if (isMarked || start < 0) continue
      if (x - start > right - left) [left, right] = [start, x]
      start = -1
    }
    if (right - left < 150 * perMm) continue
    const last = rules.at(-1)
    if (last && Math.abs(last.bottom - y / perMm) < 0.5 / perMm) last.bottom = (y + 1) / perMm
    else rules.push({ left: left / perMm, right: right / perMm, top: y / perMm, bottom: (y + 1) / perMm })
  }
  return rules
}

/** Of all pixels, the share of those whose grey differs by more than a third. @throws RangeError unless they are alike in size */
export function differing(a: Raster, b: Raster): number {
  if (a.width !== b.width || a.height !== b.height)
    throw new RangeError(`${a.width} × ${a.height} beside ${b.width} × ${b.height} pixels`)
  let count = 0
  for (let at = 0; at < a.rgba.length; at += 4) if (Math.abs(greyAt(a, at) - greyAt(b, at)) > 85) count += 1
  return count / (a.width * a.height)
}

const greyAt = ({ rgba }: Raster, at: number): number =>
  ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 3

/** The raster as a PNG file; and back, of any picture that the canvas reads. */
export function pngOf({ width, height, rgba }: Raster): Buffer {
  const canvas = canvasModule.createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  image.data.set(rgba)
  context.putImageData(image, 0, 0)
  return canvas.toBuffer('image/png')
}

export async function rasterOf(file: Buffer, perMm: number): Promise<Raster> {
  const image = await canvasModule.loadImage(file)
  const { width, height } = image
  const context = canvasModule.createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  return { width, height, perMm, rgba: context.getImageData(0, 0, width, height).data }
}
