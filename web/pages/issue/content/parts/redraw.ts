/** A picture as it is handed in: drawn anew, so that nothing but its pixels leaves this machine, and not larger than print needs. */
import { MOST_PICTURE_BYTES } from '#shared/content/picture-limits.ts'

export type Redrawn = {
  blob: Blob
  width: number
  height: number
  /** How wide it prints at 300 dots an inch, in mm. */
  printWidth: number
}

/** Twice what prints at 300 dots an inch (functions/print/page/in-page.ts). */
const MOST_WIDTH = 3686
const MOST_HEIGHT = 2646

/** Null for what the browser cannot draw. A photograph stays JPEG; anything else is PNG where it is small enough. */
export async function redrawn(file: File): Promise<Redrawn | null> {
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return null
  const scale = Math.min(1, MOST_WIDTH / image.width, MOST_HEIGHT / image.height)
  const width = Math.max(1, Math.round(image.width * scale))
  const height = Math.max(1, Math.round(image.height * scale))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const onto = canvas.getContext('2d')
  if (!onto) return null
  onto.imageSmoothingQuality = 'high'
  // Paper is white; JPEG would make what is see-through black.
  onto.fillStyle = '#fff'
  onto.fillRect(0, 0, width, height)
  onto.drawImage(image, 0, 0, width, height)
  image.close()
  const png = file.type === 'image/jpeg' ? null : await blobOf(canvas, 'image/png')
  const blob = png && png.size <= MOST_PICTURE_BYTES ? png : await blobOf(canvas, 'image/jpeg')
  return blob && { blob, width, height, printWidth: Math.round((width / 300) * 25.4) }
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, 0.92))
