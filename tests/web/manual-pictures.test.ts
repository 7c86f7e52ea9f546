/** The manual keeps the place of each picture by the size that its text says: it is that of the file. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const inDocs = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url))
const PICTURES = [
  ...inDocs('手册.md')
    .toString()
    .matchAll(/^!\[.*\]\((\S+)(?: "(.*)")?\)$/gm),
].map(([, file = '', size = '']) => [file, size] as const)

/** Of a WebP picture with a VP8X chunk, as Chromium writes them (RFC 9649, 2.7): 24 bits each, less one. */
function sizeOf(file: string): [width: number, height: number] {
  const bytes = inDocs(file)
  expect(bytes.toString('latin1', 12, 16)).toBe('VP8X')
  return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1]
}

test('there are pictures', () => {
  expect(PICTURES.length).toBeGreaterThan(4)
})

test.each(PICTURES)('%s is as high for its width as “%s” says', (file, size) => {
  const [width, height] = sizeOf(file)
  const [shownWidth = 0, shownHeight = 0] = size.split('×').map(Number)
  expect(shownWidth).toBeLessThanOrEqual(width)
  expect(Math.abs(shownWidth * height - shownHeight * width)).toBeLessThanOrEqual(width)
})
