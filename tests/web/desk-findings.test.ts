/** Findings at the desk: each at the field that holds its text, with its place in what is typed, and mended by one press. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mended } from '#shared/checks/mended.ts'
import type { Issue, Item, WorkingSection } from '#shared/issue/issue.ts'
import { tidy } from '#shared/text.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { checkDesk } from '../../web/pages/issue/checks/check-desk.ts'
import { textAt, withTextAt } from '../../web/pages/issue/checks/desk-text.ts'
import { placeInTyped } from '../../web/pages/issue/checks/typed-place.ts'
import { type EditedContent, editedContentOf } from '../../web/pages/issue/edited-content.ts'
import { WORDS } from '../../web/parts/checks/word-lists.ts'
import { anIssue } from '../support/builders.ts'
import { FIGURES } from '../support/issue-steps.ts'

/** One fault of each kind of place; each with its field, its words and the text that it is about. */
const FAULTY = '窗口布署上门服务。'
const item: Item = {
  id: 'a',
  text: `窗口延长了服务时间。\n  ${FAULTY}`,
  departments: [],
  from: [],
  points: ['增设专线。', FAULTY],
  tables: [
    {
      title: '表1　布署情况',
      head: ['窗口', '１月'],
      rows: [
        ['公安厅', '3'],
        ['布署', '4'],
      ],
    },
  ],
  pictures: [{ image: 'a'.repeat(64), alt: '布署会场景', caption: '图1　布署会' }],
}
const PLACES: [field: string, where: string, quote: string][] = [
  ['section-correction-text', '更正', ',,'],
  ['section-note-text', '编者按', '布署'],
  ['section-figures-value-handled', '省本级办理政务服务事项', '50500'],
  ['item-a-text', '窗口资讯（二）', '布署'],
  ['item-a-points[1]', '窗口资讯（二）第 2 点', '布署'],
  ['item-a-tables[0].title', '窗口资讯（二）表格 1 的标题', '布署'],
  ['item-a-tables[0].head[1]', '窗口资讯（二）表格 1 表头第 2 列', '１'],
  ['item-a-tables[0].rows[1][0]', '窗口资讯（二）表格 1 第 2 行第 1 列', '布署'],
  ['item-a-pictures[0].alt', '窗口资讯（二）图片 1 的文字说明', '布署'],
  ['item-a-pictures[0].caption', '窗口资讯（二）图片 1 的图题', '布署'],
]

const plainItem: Item = { id: 'b', text: '窗口增设了专线。', departments: [], from: [] }
const sections: WorkingSection[] = [
  { id: 'figures', kind: 'figures', values: { ...FIGURES, handled: ' 50500' } },
  { id: 'work', kind: 'items', items: [{ ...plainItem, id: 'c' }] },
  { id: 'windows', kind: 'items', items: [plainItem, item] },
]
const issue: Issue = {
  ...anIssue(),
  correction: '应为5.05万件,,特此更正。',
  corrects: { issueId: 'i', label: '2026年第1期', issueDate: '2026-01-14', pdfHash: 'a'.repeat(64) },
  note: FAULTY,
  sections,
}
const foundIn = async (mine: EditedContent) =>
  (await checkDesk({ issue, mine, publication: PUBLICATION }, { words: WORDS, history: [] })).findings
const mine = editedContentOf(issue)

describe('a finding', () => {
  test.each(PLACES)('at %s is told of %s', async (field, where, quote) => {
    const there = (await foundIn(mine)).filter((one) => one.field === field)
    expect(there.map((one) => [one.where, one.place?.quote.trim()])).toContainEqual([where, quote])
  })

  test('is nowhere where a correction begins by itself: nobody types its head', async () => {
    for (const { field, place } of await foundIn(mine))
      if (field.startsWith('section-correction')) expect(place?.start).toBeGreaterThan(0)
  })

  test('lies in the text that its place leads to, and is gone when it is mended', async () => {
    const found = await foundIn(mine)
    expect(found.filter(({ place }) => place?.fix !== undefined).length).toBeGreaterThanOrEqual(PLACES.length)
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
    for (const { level, acknowledgedAs } of found) expect(acknowledgedAs !== null).toBe(level === 'acknowledge')
    for (const { key, place } of found) {
      if (!place) continue
      const text = textAt(mine, place.of) ?? ''
      expect(text.slice(place.start, place.end)).toBe(place.quote)
      if (place.fix === undefined) continue
      const after = await foundIn(withTextAt(mine, place.of, mended(text, place)))
      expect(after.length, key).toBeLessThan(found.length)
    }
  })

  test('is a number that is printed anyway, before an item and a point; an opening is printed without one', async () => {
    const numbered = { ...plainItem, text: '（一）窗口增设了专线。', points: ['1.前移窗口。', '压减材料。'] }
    const note = '一、窗口增设了专线。'
    const typed = mine.sections.map((one) => (one.id === 'windows' ? { ...one, items: [numbered] } : one))
    const found = (await foundIn({ ...mine, note, sections: typed })).filter(({ message }) =>
      message.includes('由系统排印'),
    )
    expect(found.map(({ field, place }) => [field, place?.quote, place?.fix])).toEqual([
      ['item-b-text', '（一）', ''],
      ['item-b-points[0]', '1.', ''],
    ])
  })

  test('leaves all else as it was when it is mended', () => {
    const next = withTextAt(mine, { section: 'windows', item: 'a', part: 'tables[0].rows[1][0]' }, '部署')
    const back = withTextAt(next, { section: 'windows', item: 'a', part: 'tables[0].rows[1][0]' }, '布署')
    expect(next).not.toEqual(mine)
    expect(back).toEqual(mine)
    expect(withTextAt(mine, { section: 'windows', item: 'gone', part: 'text' }, 'x')).toBe(mine)
  })
})

test('a place of the text as it is kept is that of the same character as it is typed', () => {
  const pieces = fc.constantFrom('甲', '乙', '，', ' ', '\u3000', '\t', '\n', '  \n', '\u200b', '\u00a0', '\r\n')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const typed = parts.join('')
      const kept = tidy(typed)
      let last = 0
      for (let at = 0; at < kept.length; at += 1) {
        const end = placeInTyped(typed, kept, at + 1)
        expect(end).toBeGreaterThan(last)
        // A blank may be any of those beside one another.
        if (kept[at]?.trim() !== '') expect(typed[end - 1]).toBe(kept[at])
        last = end
      }
    }),
  )
})
