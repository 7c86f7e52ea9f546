/** Pictures: drawn anew, held to their hash, and a reason instead of a PDF where one cannot be printed. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PrintFailure } from '#functions/print/failure.ts'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import type { Content } from '#shared/content/content.ts'
import { aContent } from '../support/print/a-content.ts'
import { aPng, HIDDEN, imageOf } from '../support/print/a-picture.ts'
import { boxOf, rastersOf } from './raster.ts'

vi.setConfig({ testTimeout: 60_000 })

const files = new Map<string, Uint8Array>()
const keep = (file: Uint8Array): string => {
  files.set(imageOf(file), file)
  return imageOf(file)
}
let printer: Printer
beforeAll(async () => {
  printer = await openPrinter({ start: 'now', pictures: async (image) => files.get(image) ?? null })
}, 60_000)
afterAll(() => printer.close())

const withPicture = (image: string, alt = '窗口'): Content =>
  aContent({ sections: [{ kind: 'items', title: '栏目', items: [{ text: '甲。', pictures: [{ image, alt }] }] }] })
const failure = (content: Content) =>
  printer.print(content).then(
    () => 'printed',
    (error: unknown) => (error instanceof PrintFailure ? `${error.code}: ${error.message}` : error),
  )

test('a picture is seen, and nothing else of its file is in the PDF', async () => {
  const { pdf } = await printer.print(withPicture(keep(aPng())))
  const [page] = await rastersOf(pdf, 4)
  if (!page) throw new Error('no page')
  const box = boxOf(page, (red, green, blue) => blue > red + 60 && blue > green + 40)
  expect((box?.right ?? 0) - (box?.left ?? 0)).toBeGreaterThan(100)
  expect(Buffer.from(pdf).includes(HIDDEN)).toBe(false)
})

test('the same picture is the same bytes, from a page that drew it before and from a new one', async () => {
  const content = withPicture(keep(aPng(2400, 1500)))
  const [a, b] = [await printer.print(content), await printer.print(content)]
  const other = await openPrinter({ pictures: async (image) => files.get(image) ?? null })
  const c = await other.print(content)
  await other.close()
  expect(new Set([a.sha256, b.sha256, c.sha256]).size).toBe(1)
  expect(a.bytes).toBeLessThan(400_000)
})

test.each<[string, Uint8Array, RegExp]>([
  [
    'an SVG',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    /neither PNG nor JPEG/,
  ],
  ['HTML', Buffer.from('<img src=x>'), /neither PNG nor JPEG/],
  ['nothing', Buffer.alloc(0), /neither PNG nor JPEG/],
  ['a PNG cut short', aPng().subarray(0, 60), /cannot be decoded/],
  ['a PNG that claims 100,000 × 100,000', hugePng(), /cannot be printed/],
  ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]), /neither PNG nor JPEG/],
])('%s is a failure with its reason', async (_, file, reason) => {
  const said = await failure(withPicture(keep(file)))
  expect(said).toMatch(/^picture-not-printable: /)
  expect(said).toMatch(reason)
  expect(await failure(aContent())).toBe('printed')
})

function hugePng(): Buffer {
  const file = Buffer.from(aPng(4, 4))
  file.writeUInt32BE(100_000, 16)
  file.writeUInt32BE(100_000, 20)
  return file
}

test('a picture that is not there, or not the one that was approved, is a failure', async () => {
  expect(await failure(withPicture('0'.repeat(64)))).toMatch(
    /picture-not-printable: picture 0+ is not in the file store/,
  )
  const image = createHash('sha256').update('another').digest('hex')
  files.set(image, aPng())
  expect(await failure(withPicture(image))).toMatch(/is another one/)
})
