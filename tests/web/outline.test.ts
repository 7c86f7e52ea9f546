/** The column at the left of the desk: what it lists, what it counts where, and where a dragged item goes. */
import { expect, test } from 'vitest'
import { MOST_ITEMS } from '#shared/content/part-limits.ts'
import type { Item, WorkingSection } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { DeskFinding } from '../../web/pages/issue/checks/desk-findings.ts'
import { outlineOf, shortText } from '../../web/pages/issue/outline/outline.ts'
import { scrolledBy } from '../../web/pages/issue/outline/scrolled-by.ts'
import { whyNotInto, withItemAt } from '../../web/pages/issue/outline/with-item-at.ts'

const item = (id: string): Item => ({ id, text: `${id}的正文。`, departments: [], from: [] })
const items = (id: string, ...ids: string[]): WorkingSection => ({ id, kind: 'items', items: ids.map(item) })
const [overview, news, windows] = PUBLICATION.sections.map(({ id }) => id)
const sections = [
  { id: overview ?? '', kind: 'figures' as const, values: {} },
  items(news ?? '', 'a', 'b', 'c'),
  items(windows ?? '', 'a-text'),
]
const order = (list: readonly WorkingSection[]) =>
  list.flatMap((one) => (one.kind === 'items' ? [one.items.map(({ id }) => id).join(' ')] : []))
const finding = (field: string, level: DeskFinding['level'] = 'blocks') => ({ field, level }) as DeskFinding // no more is looked at

test('sections in the order of the settings, items by their marks, one that left the settings last', () => {
  const outline = outlineOf({
    publication: PUBLICATION,
    period: '2026-01',
    sections: [items('gone', 'x'), ...sections],
    findings: [],
    comments: [],
  })
  expect(outline.map(({ title, items }) => [title, items?.map(({ mark, text }) => mark + text)])).toEqual([
    [expect.stringMatching(/^一、/), undefined],
    [expect.stringMatching(/^二、/), ['（一）a的正文。', '（二）b的正文。', '（三）c的正文。']],
    [expect.stringMatching(/^三、/), ['（一）a-text的正文。']],
    ['已停用的栏目', ['（一）x的正文。']],
  ])
  expect(outline.map(({ isLeft }) => isLeft)).toEqual([false, false, false, true])
})

test('findings and comments are counted where they are, of items whose ids begin alike too', () => {
  const outline = outlineOf({
    publication: PUBLICATION,
    period: '2026-01',
    sections,
    findings: [
      finding(`section-${overview}`),
      finding('item-a-text'),
      finding('item-a-points[0]'),
      finding('item-a-text-text'),
      finding('note-text'),
    ],
    comments: [
      { itemId: 'b', sectionId: news ?? '' },
      { itemId: null, sectionId: news ?? '' },
      { itemId: null, sectionId: null },
    ],
  })
  const counts = outline.flatMap((section) => [section, ...(section.items ?? [])])
  expect(counts.map(({ findings, comments }) => `${findings.length} ${comments}`)).toEqual([
    '1 0',
    '0 1',
    '1 0',
    '0 1',
    '0 0',
    '0 0',
    '2 0',
  ])
})

test('an entry is the beginning of the first line', () => {
  expect(shortText('  一月，窗口\n第二段')).toBe('一月，窗口')
  expect(shortText('字'.repeat(25))).toBe(`${'字'.repeat(24)}……`)
  expect(shortText(' ')).toBe('')
})

test.each([
  ['b', { sectionId: news ?? '', before: 'a' }, ['b a c', 'a-text']],
  ['a', { sectionId: news ?? '', before: 'c' }, ['b a c', 'a-text']],
  ['a', { sectionId: news ?? '', before: null }, ['b c a', 'a-text']],
  ['b', { sectionId: windows ?? '', before: 'a-text' }, ['a c', 'b a-text']],
  ['b', { sectionId: windows ?? '', before: null }, ['a c', 'a-text b']],
])('%s is dropped at %o', (id, spot, expected) => {
  expect(order(withItemAt(sections, id, spot))).toEqual(expected)
})

test.each([
  ['on itself', 'b', { sectionId: news ?? '', before: 'b' }],
  ['before the next one, where it stands', 'b', { sectionId: news ?? '', before: 'c' }],
  ['at the end, where it stands', 'c', { sectionId: news ?? '', before: null }],
  ['on figures', 'b', { sectionId: overview ?? '', before: null }],
  ['before one that has gone', 'b', { sectionId: windows ?? '', before: 'gone' }],
  ['when it has gone itself', 'gone', { sectionId: news ?? '', before: null }],
])('nothing moves %s', (_, id, spot) => {
  expect(withItemAt(sections, id, spot)).toBe(sections)
})

test('a full section takes no more, and is put in order all the same', () => {
  const full = items(windows ?? '', ...Array.from({ length: MOST_ITEMS }, (_, n) => `w${n}`))
  const two = [items(news ?? '', 'a'), full]
  const spot = { sectionId: windows ?? '', before: null }
  expect(whyNotInto(two, 'a', spot.sectionId)).toBe('一个栏目最多 99 条')
  expect(withItemAt(two, 'a', spot)).toBe(two)
  expect(whyNotInto(two, 'w0', spot.sectionId)).toBeNull()
  expect(order(withItemAt(two, 'w0', spot))[1]?.endsWith('w98 w0')).toBe(true)
})

test.each([
  ['in sight', { top: 10, bottom: 40 }, 0],
  ['above', { top: -60, bottom: -30 }, -60],
  ['below', { top: 130, bottom: 160 }, 60],
  ['half below', { top: 80, bottom: 110 }, 10],
  ['higher than the list', { top: 20, bottom: 400 }, 20],
])('the list scrolls to an entry that is %s, as little as it takes', (_, entry, by) => {
  expect(scrolledBy(entry, { top: 0, bottom: 100 })).toBe(by)
})
