/** The same content is the same bytes, after any print before it, in any page of any browser. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PrintFailure } from '#functions/print/failure.ts'
import { cellsNamed } from '#functions/print/pdf/cell-ids.ts'
import { readObjects } from '#functions/print/pdf/objects.ts'
import type { Printer } from '#functions/print/printer.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { Content } from '#shared/content/content.ts'
import { aContent } from '../support/print/a-content.ts'
import { aFile } from '../support/print/a-pdf.ts'
import { aPng, imageOf, shelfOf } from '../support/print/a-picture.ts'
import { anyContent } from '../support/print/any-content.ts'

vi.setConfig({ testTimeout: 240_000 })

const files = [aPng(), aPng(300, 500)]
const images = files.map(imageOf)
const open = () => openPrinter({ pictures: shelfOf(...files) })

let kept: Printer
beforeAll(async () => {
  kept = await open()
})
afterAll(() => kept.close())

const hashesOf = async (printer: Printer, contents: Content[]): Promise<string[]> => {
  const hashes: string[] = []
  for (const content of contents) hashes.push((await printer.print(content)).sha256)
  return hashes
}

test('any contents in one kept page, in any order, and in a new browser', async () => {
  const contents = fc
    .array(anyContent(images), { minLength: 2, maxLength: 3 })
    .map((some) => some.map((content) => Content.parse(content)))
  await fc.assert(
    fc.asyncProperty(contents, async (some) => {
      const first = await hashesOf(kept, some).catch((error: unknown) => {
        // Such a table is refused, whatever page it comes to.
        if (error instanceof PrintFailure && error.code === 'table-too-wide') return null
        throw error
      })
      fc.pre(first !== null)
      const again = await hashesOf(kept, some.toReversed())
      expect(again.toReversed()).toEqual(first)
      const other = await open()
      try {
        expect((await hashesOf(other, some.toReversed())).toReversed()).toEqual(first)
      } finally {
        await other.close()
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
})

test('a table in four pages and three times in one, after a longer and a shorter one', async () => {
  const withTable = (rows: number): Content =>
    aContent({
      sections: [
        {
          kind: 'items',
          title: '窗口资讯',
          items: [
            { text: '甲。', tables: [aTable(rows)] },
            { text: '乙。', tables: [aTable(2), aTable(rows)] },
          ],
        },
      ],
    })
  const hashes = await hashesOf(kept, [8, 18, 8, 1, 8].map(withTable))
  expect(new Set([hashes[0], hashes[2], hashes[4]]).size).toBe(1)
  // Each print has a page of its own.
  const fresh = await openPrinter({ jobsPerPage: 1 })
  try {
    const others = await hashesOf(
      fresh,
      Array.from({ length: 4 }, () => withTable(8)),
    )
    expect(new Set([hashes[0], ...others]).size).toBe(1)
  } finally {
    await fresh.close()
  }
})

const aTable = (rows: number) => ({
  title: '表1　各窗口办件情况',
  head: ['窗口', '受理', '满意率'],
  rows: Array.from({ length: rows }, (_, i) => [`第${i + 1}窗口`, `${1365 + i}`, '99.8%']),
})

/** The structure of a table with one row, of a head that Chromium gave these numbers. */
const cells = (corner: string, column: string, row: string, list: [string, number][]) => {
  const [first = '', last = ''] = [list[0]?.[0], list.at(-1)?.[0]]
  return aFile([
    '<</Title (a)>>',
    '<</Type /Catalog>>',
    `<</Type /StructElem\n/S /TH\n/A [<</O /Table\n/Scope /Column>>]\n/ID (${corner})>>`,
    `<</Type /StructElem\n/S /TH\n/Alt (node00000009 /ID \\(node00000009\\))\n/ID (${column})>>`,
    `<</Type /StructElem\n/S /TH\n/ID (${row})>>`,
    `<</Type /StructElem\n/S /TD\n/A [<</O /Table\n/Headers [(${column}) (${row})]>>]>>`,
    `<</Limits [(${first}) (${last})]\n/Names [${list.map(([id, object]) => `(${id}) ${object} 0 R`).join(' ')}]>>`,
    '<</Type /StructTreeRoot\n/IDTree 9 0 R>>',
    '<</Kids [7 0 R]>>',
  ])
}

test('cells are named by their order, whatever numbers they had, in whichever order, and of whichever length', () => {
  const named = (pdf: Buffer) => {
    const objects = readObjects(pdf)
    return objects.with(cellsNamed(pdf, objects)).toString('latin1')
  }
  const [a, b, c] = ['node00000007', 'node00000008', 'node00000009']
  const one = named(cells(a, b, c, [[a, 3], [b, 4], [c, 5]])) // biome-ignore format: as a table
  const [d, e, f] = ['node00000031', 'node00000029', 'node123456789']
  const other = named(cells(d, e, f, [[f, 5], [e, 4], [d, 3]])) // biome-ignore format: as a table
  expect(other).toBe(one)
  expect(one).toContain('/Headers [(cell00000002) (cell00000003)]')
  expect(one).toContain(
    '/Limits [(cell00000001) (cell00000003)]\n/Names [(cell00000001) 3 0 R (cell00000002) 4 0 R (cell00000003) 5 0 R]',
  )
  // What a person wrote stays, whatever it looks like.
  expect(one).toContain('/Alt (node00000009 /ID \\(node00000009\\))')
})

test('a head that is not in the file is a failure', () => {
  const pdf = cells('node00000007', 'node00000008', 'node00000009', [['node00000006', 3]])
  expect(() => cellsNamed(pdf, readObjects(pdf))).toThrow('no table cell node00000006')
})
