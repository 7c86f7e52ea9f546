/** Functions that run inside the kept page, sent as source text: each may use nothing from outside itself. */

/** Replaces what the page shows. `css` is added to the head and stays; `html` is our own escaped string. */
export function show(html: string, css: string): void {
  if (css) {
    const style = document.createElement('style')
    style.textContent = css
    document.head.append(style)
  }
  document.body.innerHTML = html
}

/** Whether every font that the laid-out page asked for is there: none still loading, none failed. */
export function fontsReady(): boolean {
  return document.fonts.status === 'loaded' && ![...document.fonts].some(({ status }) => status === 'error')
}

/** Waits for the fonts that the last layout asked for (and `font` for `text`); gives those that failed, or `''`. */
export async function loadFonts(font: string, text: string): Promise<string> {
  await document.fonts.load(font, text).catch(() => undefined)
  await document.fonts.ready
  const failed = [...document.fonts].filter(({ status }) => status === 'error')
  return failed.map(({ family, unicodeRange }) => `${family} ${unicodeRange.slice(0, 20)}`).join(', ')
}

/**
 * Draws a PNG or JPEG file anew, as a JPEG in base64 or `''` for what cannot be decoded: only its pixels are kept. Whole pixels are
 * averaged by integers until 156 × 112 mm hold it at 300 dots an inch, so that every machine gets the same bytes.
 */
export async function redraw(base64: string): Promise<string> {
  const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const image = await createImageBitmap(new Blob([file]), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  }).catch(() => null)
  if (!image) return ''
  const factor = Math.max(1, Math.ceil(image.width / 1843), Math.ceil(image.height / 1323))
  const width = Math.max(1, Math.floor(image.width / factor))
  const height = Math.max(1, Math.floor(image.height / factor))
  const settings: CanvasRenderingContext2DSettings = { willReadFrequently: true, alpha: false }
  const drawn = new OffscreenCanvas(width, height)
  const onto = drawn.getContext('2d', settings)
  const strip = new OffscreenCanvas(image.width, factor)
  const from = strip.getContext('2d', settings)
  if (!onto || !from) return ''
  const row = onto.createImageData(width, 1)
  for (let y = 0; y < height; y += 1) {
    from.fillStyle = '#fff'
    from.fillRect(0, 0, image.width, factor)
    from.drawImage(image, 0, -y * factor)
    const { data } = from.getImageData(0, 0, image.width, factor)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let dy = 0; dy < factor; dy += 1)
          for (let dx = 0; dx < factor; dx += 1) sum += data[(dy * image.width + x * factor + dx) * 4 + channel] ?? 0
        row.data[x * 4 + channel] = Math.floor(sum / (factor * factor))
      }
    onto.putImageData(row, 0, y)
  }
  image.close()
  const blob = await drawn.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Waits for the pictures of the page; gives how many of them did not come. */
export async function missingPictures(): Promise<number> {
  const decoded = [...document.images].map((image) =>
    image.decode().then(
      () => 0,
      () => 1,
    ),
  )
  return (await Promise.all(decoded)).reduce((sum: number, one) => sum + one, 0)
}
