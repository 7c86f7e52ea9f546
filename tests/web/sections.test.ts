/** Two editors at one issue: what each changed stays, and what both changed is decided by the one who is asked. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Publication } from '#shared/centre/publication.ts'
import type { Item, WorkingSection } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { startDesk, step } from '../../web/pages/issue/desk-state.ts'
import type { EditedContent } from '../../web/pages/issue/edited-content.ts'
import { itemsIn, mergedSections, savableSections } from '../../web/pages/issue/edited-sections.ts'

const item = (id: string, text: string, from: string[] = []): Item => ({ id, text, departments: [], from })
const items = (...list: Item[]): WorkingSection => ({ id: 'news', kind: 'items', items: list })
const figures = (values: Record<string, string>): WorkingSection => ({ id: 'run', kind: 'figures', values })
const textsOf = (sections: readonly WorkingSection[]) => itemsIn(sections).map(({ text }) => text)

describe('mine on top of theirs', () => {
  const base = [items(item('a', '甲'), item('b', '乙'))]

  test('keeps both when they changed different items', () => {
    const mine = [items(item('a', '甲一'), item('b', '乙'))]
    const theirs = [items(item('a', '甲'), item('b', '乙二'))]
    expect(textsOf(mergedSections(base, mine, theirs))).toEqual(['甲一', '乙二'])
  })

  test('is mine where both changed the same item', () => {
    expect(
      textsOf(
        mergedSections(base, [items(item('a', '我'), item('b', '乙'))], [items(item('a', '他'), item('b', '乙'))]),
      ),
    ).toEqual(['我', '乙'])
  })

  test('takes in an item that was adopted meanwhile, with what it was made of', () => {
    const theirs = [items(item('a', '甲'), item('b', '乙'), item('c', '丙', ['submission-1']))]
    const result = mergedSections(base, [items(item('a', '甲一'), item('b', '乙'))], theirs)
    expect(textsOf(result)).toEqual(['甲一', '乙', '丙'])
    expect(itemsIn(result)[2]?.from).toEqual(['submission-1'])
  })

  test('keeps my order, my new items and my removals', () => {
    const mine = [items(item('new', '新'), item('b', '乙'))]
    expect(textsOf(mergedSections(base, mine, base))).toEqual(['新', '乙'])
  })

  test('does not bring back what they removed, unless I changed it; then it is made of nothing', () => {
    const adopted = [items(item('a', '甲', ['s']), item('b', '乙'))]
    const theirs = [items(item('b', '乙'))]
    expect(textsOf(mergedSections(adopted, adopted, theirs))).toEqual(['乙'])
    const kept = mergedSections(adopted, [items(item('a', '甲改', ['s']), item('b', '乙'))], theirs)
    expect(itemsIn(kept).find(({ id }) => id === 'a')).toEqual(item('a', '甲改'))
  })

  test('joins figures by figure, and keeps one that is typed and no number yet', () => {
    const result = mergedSections(
      [figures({ x: '1', y: '2' })],
      [figures({ x: '1.', y: '3' })],
      [figures({ x: '1', y: '2', z: '9' })],
    )
    expect(result).toEqual([figures({ x: '1.', y: '3', z: '9' })])
  })

  test('changes nothing when only they changed, and is mine when only I did', () => {
    const sections = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
      .chain((ids) => fc.tuple(...ids.map((id) => fc.string({ maxLength: 3 }).map((text) => item(id, text)))))
      .map((list) => [items(...list)])
    fc.assert(
      fc.property(sections, sections, (before, after) => {
        expect(mergedSections(before, before, after)).toEqual(after)
        expect(textsOf(mergedSections(before, after, before)).toSorted()).toEqual(textsOf(after).toSorted())
      }),
    )
  })
})

describe('what is saved', () => {
  const publication = {
    sections: [
      {
        id: 'run',
        kind: 'figures',
        title: '运行',
        text: '',
        figures: [{ id: 'x', name: '甲', unit: '件', decimals: 2 }],
      },
      { id: 'news', kind: 'items', title: '资讯', takesSubmissions: true },
    ],
  } as unknown as Publication // only the sections are looked at

  test('a figure in its plain form; one that is no number is left out and stays in its field', () => {
    expect(savableSections([figures({ x: '５．０５' })], [], publication)).toEqual([figures({ x: '5.05' })])
    expect(savableSections([figures({ x: 'abc' })], [], publication)).toEqual([figures({})])
  })

  test('an item is made of what the server says it is, whatever was undone here', () => {
    const [saved] = savableSections([items(item('a', ' 甲　\n', ['gone']))], [items(item('b', '乙'))], publication)
    expect(saved).toEqual(items(item('a', ' 甲')))
  })
})

describe('the way back', () => {
  const written = (...sections: WorkingSection[]): EditedContent => ({ correction: '', note: '', sections })
  const start = startDesk({ version: 1, value: written(items(item('a', ''))) })
  const typed = (text: string) => written(items(item('a', text)))

  test('one step for what was typed in one go, another after a pause or in another field', () => {
    let desk = step(start, { kind: 'edit', written: typed('一'), field: 'a', at: 0 })
    desk = step(desk, { kind: 'edit', written: typed('一二'), field: 'a', at: 500 })
    desk = step(desk, { kind: 'edit', written: typed('一二三'), field: 'a', at: 5_000 })
    desk = step(desk, { kind: 'undo' })
    expect(textsOf(desk.mine.sections)).toEqual(['一二'])
    desk = step(desk, { kind: 'undo' })
    expect(textsOf(desk.mine.sections)).toEqual([''])
    desk = step(step(desk, { kind: 'redo' }), { kind: 'redo' })
    expect(textsOf(desk.mine.sections)).toEqual(['一二三'])
  })

  test('the way back that a message offers takes back what it told of, and nothing that was written later', () => {
    const mended = typed('一')
    const desk = step(start, { kind: 'edit', written: mended, field: null, at: 0 })
    const later = step(desk, { kind: 'edit', written: typed('一二'), field: 'a', at: 500 })
    expect(step(later, { kind: 'undo', only: mended })).toBe(later)
    expect(step(desk, { kind: 'undo', only: mended }).mine).toEqual(start.mine)
  })

  test('does not lead behind another editor’s change', () => {
    let desk = step(start, { kind: 'edit', written: typed('一'), field: 'a', at: 0 })
    desk = step(desk, {
      kind: 'received',
      base: { version: 2, value: written(items(item('a', ''), item('b', '他'))) },
      publication: PUBLICATION,
    })
    expect(textsOf(desk.mine.sections)).toEqual(['一', '他'])
    expect(step(desk, { kind: 'undo' })).toEqual(desk)
  })
})
