/** Saves kept as what each changed: put together again they are the content that was saved, folded or not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkingSection } from '#shared/issue/issue.ts'
import { restoredContent } from '#shared/issue/restored-content.ts'
import {
  changesBetween,
  changesTogether,
  contentOf,
  type SavedContent,
  type UnitChanges,
  unitsOf,
} from '#shared/issue/save-units.ts'
import { isEmpty } from '#shared/issue/working-sections.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'

const word = fc.constantFrom('', '甲', '乙', '丙')
const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))

/** Two sections of items that share what there is, and one of figures. */
const content = fc
  .record({ ids, split: fc.nat(5), texts: fc.array(word, { minLength: 5, maxLength: 5 }), number: word, note: word })
  .map(({ ids, split, texts, number, note }): SavedContent => {
    const items = ids.map((id) => ({ id, text: texts['abcde'.indexOf(id)] ?? '', departments: [], from: [] }))
    return {
      note,
      sections: [
        { id: 'overview', kind: 'figures', values: { handled: number } },
        { id: 'work', kind: 'items', items: items.slice(0, split) },
        { id: 'windows', kind: 'items', items: items.slice(split) },
      ],
    }
  })

/** As it is put together: what holds nothing is left out. */
const said = ({ correction = '', note = '', sections }: SavedContent) => ({
  correction,
  note,
  sections: sections.filter((one) => !isEmpty(one)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})
// What `contentOf` answers of nothing but such contents is one.
const madeOf = (changes: readonly UnitChanges[]) => said(contentOf(changesTogether(changes)) as SavedContent)

test('each save is put together from the frame and what changed since, also where some were folded', () => {
  fc.assert(
    fc.property(fc.array(content, { minLength: 1, maxLength: 8 }), fc.nat(7), (saves, fold) => {
      const units = saves.map(unitsOf)
      const changes = units.map((after, n) => changesBetween(units[n - 1] ?? null, after))
      for (const [n, save] of saves.entries()) {
        expect(madeOf(changes.slice(0, n + 1))).toEqual(said(save))
        const folded = changesTogether(changes.slice(Math.min(fold, n), n + 1))
        expect(madeOf([...changes.slice(0, Math.min(fold, n)), folded])).toEqual(said(save))
      }
    }),
  )
})

const items = (id: string, ...of: [id: string, from: string[]][]): WorkingSection => ({
  id,
  kind: 'items',
  items: of.map(([one, from]) => ({ id: one, text: one, departments: ['kjt'], from })),
})

test('restored are the texts of then; of submissions what each item is made of still', () => {
  const was = { note: '按语', sections: [items('work', ['a', ['s', 't']], ['b', ['u']]), items('former', ['z', []])] }
  const now = { sections: [items('work', ['a', ['t', 'v']], ['c', ['w']]), items('windows', ['d', []])] }
  const { content, ...told } = restoredContent(was, now, PUBLICATION)
  expect(content).toEqual({
    note: '按语',
    sections: [items('work', ['a', ['t']], ['b', []]), items('windows')],
  })
  expect(told).toEqual({ released: ['v', 'w'], untied: ['s', 'u'], left: 1 })
})

test('of a text that was split one item was taken out: restored, it is made of it again', () => {
  const was = { sections: [items('work', ['a', ['s']], ['b', ['s']])] }
  const now = { sections: [items('work', ['a', ['s']])] }
  const { content, ...told } = restoredContent(was, now, PUBLICATION)
  expect(content.sections).toEqual(was.sections)
  expect(told).toEqual({ released: [], untied: [], left: 0 })
})
