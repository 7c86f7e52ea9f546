/** The PDF put together anew: every object where the table says, those that were given as given, the others as they were. */
import { expect, test } from 'vitest'
import { readObjects } from '#functions/print/pdf/objects.ts'
import { aFile } from '../support/print/a-pdf.ts'

test('other bodies and new objects stand where the table says, and a number without an object stays free', () => {
  const file = aFile(['<</Title (a)>>', '<</Type /Catalog>>', null, '<</Type /Page>>'])
  const objects = readObjects(file)
  expect([objects.info, objects.root, objects.size]).toEqual([1, 2, 5])
  const other = objects.with(
    new Map([
      [4, [Buffer.from('<</Type /Page '), Buffer.from('/Longer true>>')]],
      [5, [Buffer.from('<</New true>>')]],
    ]),
  )
  const again = readObjects(other)
  const bodies = [1, 2, 4, 5].map((number) => again.bodyOf(number).toString())
  expect(bodies).toEqual(['<</Title (a)>>', '<</Type /Catalog>>', '<</Type /Page /Longer true>>', '<</New true>>'])
  expect(again.size).toBe(6)
  expect(() => again.bodyOf(3)).toThrow('object 3 is not where the table says')
  expect(other.subarray(0, 11)).toEqual(file.subarray(0, 11))
})

test('nothing new is the same file', () => {
  const file = aFile(['<</Title (a)>>', '<</Type /Catalog>>'])
  expect(readObjects(file).with(new Map())).toEqual(file)
})

test('a file that is not as Chromium writes it is refused', () => {
  expect(() => readObjects(Buffer.from('%PDF-1.7\n%%EOF\n'))).toThrow('no trailer as known')
  const moved = Buffer.from(
    aFile(['<</Title (a)>>', '<</Type /Catalog>>']).toString().replace('1 0 obj\n', '1 0 obj\n '),
  )
  expect(() => readObjects(moved).bodyOf(2)).toThrow('object 2 is not where the table says')
})
