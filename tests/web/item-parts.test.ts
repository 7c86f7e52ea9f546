/** The parts edited below an item's text: tables as grids, two editors' changes together, and the changes that leaders are shown. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Content } from '#shared/content/content.ts'
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
import { changesBetween } from '../../web/pages/issue/review/content-changes.ts'
import { aContent } from '../support/print/a-content.ts'

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

describe('what changed since the last revision', () => {
  const of = (change: Partial<Content>, item: object = {}): Content => ({
    ...aContent(),
    sections: [{ kind: 'items', title: '窗口资讯', items: [{ text: '窗口延长了服务时间。', ...item }] }],
    ...change,
  })
  const places = (before: Content, after: Content) => changesBetween(before, after).map(({ place }) => place)

  test.each<[string, object, object, RegExp, RegExp]>([
    ['a point', { points: ['夜间开放。'] }, { points: ['周末开放。'] }, /1\.夜间/, /1\.周末/],
    ['a point that is new', {}, { points: ['周末开放。'] }, /时间。$/, /\n1\.周末/],
    ['a cell', { tables: [table] }, { tables: [{ ...table, rows: [['公安', '2']] }] }, /公安｜1/, /公安｜2/],
    ['a caption', { pictures: [picture] }, { pictures: [{ ...picture, caption: '图2' }] }, /图1/, /图2/],
    ['the file alone', { pictures: [picture] }, { pictures: [{ ...picture, image: 'b'.repeat(64) }] }, /aaaa/, /bbbb/],
    ['a picture taken out', { pictures: [picture] }, {}, /大厅/, /时间。$/],
  ])('shows %s of an item', (_, before, after, old, now) => {
    const changes = changesBetween(of({}, before), of({}, after))
    expect(changes).toMatchObject([
      { place: '窗口资讯（一）', before: expect.stringMatching(old), after: expect.stringMatching(now) },
    ])
  })

  test.each<[Partial<Content>, string]>([
    [{ note: '供参考。' }, '编者按'],
    [{ correction: '上期有误。' }, '更正'],
    [{ security: { level: '内部资料', number: '7' } }, '密级和编号'],
    [{ colophon: { ...aContent().colophon, copies: 300 } }, '印数'],
    [{ colophon: { ...aContent().colophon, sending: [{ name: '省人大', mark: '。' }] } }, '版记“送”'],
    [{ fonts: { name: 'a.ttf' } }, '字体'],
  ])('shows %j', (change, place) => {
    const plain = of({ colophon: { reporting: [], distribution: [] } })
    const base = { ...plain, colophon: { ...aContent().colophon } }
    expect(places(base, { ...base, ...change })).toEqual([place])
  })

  test('says nothing where nothing changed', () => {
    const whole = of({ note: '供参考。' }, { points: ['一'], tables: [table], pictures: [picture] })
    expect(changesBetween(whole, structuredClone(whole))).toEqual([])
  })
})
