/** The parts edited below an item’s text: tables as grids, and two editors’ changes together. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAST_COLUMNS, MOST_COLUMNS, MOST_ROWS } from '#shared/content/part-limits.ts'
import {
  canLoseColumn,
  canLoseRow,
  cellsOf,
  type Grid,
  gridOf,
  isTable,
  newTable,
  tableOf,
  whyNoColumn,
  whyNoRow,
  withCells,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
  withText,
} from '../../web/pages/issue/content/parts/table-edits.ts'
import { mergedParts, type Parts, savableParts } from '../../web/pages/issue/edited-parts.ts'

const IMAGE = 'a'.repeat(64)
const table = { title: '表1', head: ['窗口', '件'], rows: [['公安', '1']] }
const picture = { image: IMAGE, alt: '大厅', caption: '图1' }

describe('a table as a grid', () => {
  const text = fc.string({ maxLength: 4 })
  const cells = fc.array(fc.array(text, { maxLength: 12 }), { minLength: 1, maxLength: 25 })
  const place = fc.record({ row: fc.nat(30), column: fc.nat(12) })
  type Edit = (grid: Grid) => Grid
  const inside = (grid: Grid, { row, column }: { row: number; column: number }) => ({
    row: row % grid.length,
    column: column % (grid[0]?.length ?? 1),
  })
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.constant<Edit>((grid) => (whyNoRow(grid) ? grid : withRow(grid))),
    fc.constant<Edit>((grid) => (whyNoColumn(grid) ? grid : withColumn(grid))),
    place.map(
      (at): Edit =>
        (grid) =>
          canLoseRow(grid) ? withoutRow(grid, 1 + (at.row % (grid.length - 1))) : grid,
    ),
    place.map(
      (at): Edit =>
        (grid) =>
          canLoseColumn(grid) ? withoutColumn(grid, inside(grid, at).column) : grid,
    ),
    fc.tuple(place, text).map(
      ([at, typed]): Edit =>
        (grid) =>
          withText(grid, inside(grid, at), typed),
    ),
    fc.tuple(place, cells).map(
      ([at, pasted]): Edit =>
        (grid) =>
          withCells(grid, inside(grid, at), pasted).grid,
    ),
  )

  test('stays a table that prints, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const { head, rows } = tableOf(
          newTable(),
          edits.reduce((grid, one) => one(grid), gridOf(newTable())),
        )
        expect(head.length).toBeGreaterThanOrEqual(LEAST_COLUMNS)
        expect(head.length).toBeLessThanOrEqual(MOST_COLUMNS)
        expect(rows.length).toBeGreaterThanOrEqual(1)
        expect(rows.length).toBeLessThanOrEqual(MOST_ROWS)
        for (const row of rows) expect(row).toHaveLength(head.length)
      }),
    )
  })

  test('grows for what is pasted, and says what found no room', () => {
    const grid = gridOf(newTable())
    expect(withCells(grid, { row: 1, column: 1 }, [['1', '2'], ['3']])).toEqual({
      grid: [
        ['', '', ''],
        ['', '1', '2'],
        ['', '3', ''],
      ],
      cut: false,
    })
    expect(withCells(grid, { row: 0, column: 0 }, [Array.from({ length: 9 }, String)]).cut).toBe(true)
    expect(
      withCells(
        grid,
        { row: 0, column: 0 },
        Array.from({ length: MOST_ROWS + 2 }, () => ['甲']),
      ).cut,
    ).toBe(true)
  })

  test.each([
    [
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"两\n行"\t"他说""好"""', [['两 行', '他说"好"']]],
    ['"引"语\t5"', [['"引"语', '5"']]],
    ['\t\n', [['', '']]],
    ['', [['']]],
  ])('reads what a spreadsheet copied: %j', (copied, expected) => {
    expect(cellsOf(copied)).toEqual(expected)
  })

  test('reads back whatever was copied cell by cell', () => {
    const plain = fc.string({ unit: fc.constantFrom('甲', '1', ' ', '"', '\t'), maxLength: 5 })
    const quoted = (cell: string) => (/["\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    fc.assert(
      fc.property(fc.array(fc.array(plain, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        expect(cellsOf(`${rows.map((row) => row.map(quoted).join('\t')).join('\n')}\n`)).toEqual(rows)
      }),
    )
  })

  test('one cell is text, more are a table', () => {
    expect(['一个数\n', '5.05', ''].map(isTable)).toEqual([false, false, false])
    expect(['a\tb', 'a\nb'].map(isTable)).toEqual([true, true])
  })
})

describe('two editors', () => {
  test('each list is that of the one who changed it, mine where both did', () => {
    const was: Parts = { points: ['一'], tables: [table] }
    const mine: Parts = { points: ['一', '二'], tables: [table] }
    const theirs: Parts = { points: ['一'], pictures: [picture] }
    expect(mergedParts(was, mine, theirs)).toEqual({ points: ['一', '二'], pictures: [picture] })
    expect(mergedParts(was, mine, { points: ['他'] })).toEqual({ points: ['一', '二'] })
    expect(mergedParts(was, was, theirs)).toEqual(theirs)
    expect(mergedParts(was, theirs, was)).toEqual(theirs)
  })
})

test('what is saved is tidy, and a list of nothing is left out', () => {
  expect(savableParts({ points: [], tables: [], pictures: [{ image: IMAGE, alt: ' 大厅 ', caption: ' ' }] })).toEqual({
    pictures: [{ image: IMAGE, alt: '大厅' }],
  })
  expect(savableParts({ points: ['甲 \n'], tables: [{ ...table, title: ' 表1' }] })).toEqual({
    points: ['甲'],
    tables: [table],
  })
})
