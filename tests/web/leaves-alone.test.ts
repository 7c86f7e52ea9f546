/** An edit in the browser keeps all that the editor does not touch, also members that this page knows nothing of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Publication } from '#shared/centre/publication.ts'
import type { Item, WorkingSection } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { gridOf, tableOf, withText } from '../../web/pages/issue/content/parts/table-edits.ts'
import { editedContentOf, merged, savable } from '../../web/pages/issue/edited-content.ts'
import { mergedSections, savableSections } from '../../web/pages/issue/edited-sections.ts'
import { settingsOf as issueSettings, typedOf } from '../../web/pages/issues/issue-fields.tsx'
import { onTop, pageOf, settingsOf } from '../../web/pages/settings/publication/publication-parts.ts'

const words = fc.string({ unit: fc.constantFrom(...'政务服务窗口办理'), minLength: 1, maxLength: 8 })
/** A member that a later release may have. */
const later = { later: words }
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 2 })
const image = 'a'.repeat(64)
const table = fc.record({ title: words, head: fc.tuple(words, words), rows: list(fc.tuple(words, words)), ...later })
const picture = fc.record({ image: fc.constant(image), alt: words, caption: words, ...later })
const exhibits = { tables: list(table), pictures: list(picture) }
const item = (id: string) =>
  fc.record({
    id: fc.constant(id),
    text: words,
    departments: list(fc.constant('kjt')),
    from: fc.constant(['s1']),
    points: list(words),
    ...exhibits,
    ...later,
  })
const sections = fc.tuple(
  fc.record({
    id: fc.constant('figures'),
    kind: fc.constant('figures' as const),
    values: fc.record({ handled: fc.nat(99).map(String), calls: fc.nat(99).map(String) }),
    ...exhibits,
    ...later,
  }),
  fc.record({
    id: fc.constant('windows'),
    kind: fc.constant('items' as const),
    items: fc.tuple(item('a'), item('b')),
    ...later,
  }),
) as fc.Arbitrary<unknown> as fc.Arbitrary<WorkingSection[]> // with more than the schema of today knows

const publication: Publication = PUBLICATION
const withItem = (all: readonly WorkingSection[], id: string, change: Partial<Item>): WorkingSection[] =>
  all.map((section) =>
    section.kind === 'items'
      ? { ...section, items: section.items.map((one) => (one.id === id ? { ...one, ...change } : one)) }
      : section,
  )

describe('sections', () => {
  test('are saved as they are', () =>
    fc.assert(
      fc.property(sections, (all) => {
        expect(savableSections(all, all, publication)).toEqual(all)
      }),
    ))

  test('come together as whichever side changed them, member by member', () =>
    fc.assert(
      fc.property(sections, sections, words, (base, other, text) => {
        expect(mergedSections(base, base, other)).toEqual(other)
        const mine = mergedSections(base, other, base)
        // What submissions it is made of is the server's to say.
        expect(mine).toEqual(other.map((section) => withServersItems(section, base)))
        expect(mergedSections(base, withItem(base, 'a', { text }), base)).toEqual(withItem(base, 'a', { text }))
        expect(mergedSections(base, withItem(base, 'a', { text }), withItem(base, 'b', { text }))).toEqual(
          withItem(withItem(base, 'a', { text }), 'b', { text }),
        )
      }),
    ))
})

/** With what the server says of the items' making. */
function withServersItems(section: WorkingSection, base: readonly WorkingSection[]): WorkingSection {
  if (section.kind !== 'items') return section
  const known = base.flatMap((one) => (one.kind === 'items' ? one.items : []))
  const items = section.items.map((one) => ({
    ...one,
    departments: known.find(({ id }) => id === one.id)?.departments ?? [],
  }))
  return { ...section, items }
}

test('更正 and 编者按 stay with what is saved of the sections', () =>
  fc.assert(
    fc.property(sections, words, words, (all, correction, note) => {
      const written = editedContentOf({ correction, note, sections: all })
      expect(savable(written, written, publication)).toEqual({ correction, note, sections: all })
      expect(merged(written, written, { ...written, note: '他' })).toEqual({ ...written, note: '他' })
      expect(merged(written, { ...written, note: '我' }, written)).toEqual({ ...written, note: '我' })
    }),
  ))

test('a cell that is typed in changes nothing else of its table', () =>
  fc.assert(
    fc.property(table, words, (before, text) => {
      const rows = before.rows.map((row, at) => (at === 0 ? [text, row[1]] : row))
      expect(tableOf(before, withText(gridOf(before), { row: 1, column: 0 }, text))).toEqual({ ...before, rows })
    }),
  ))

test('settings of an issue come back from their fields as they were', () => {
  const whole = { period: '2026-01', number: 2, total: 126, issueDate: '2026-02-14', securityNumber: '7', copies: 30 }
  const least = { period: '2026-01', number: 2, total: null, issueDate: '2026-02-14' }
  expect([whole, least].map((one) => issueSettings(typedOf(one)))).toEqual([whole, least])
})

test('settings of a publication keep what a later release has in them', () => {
  const settings = { ...settingsOf(publication), page: { security: '内部资料' } }
  const mine = { ...settings, name: '另一刊名', page: pageOf({ ...settings.page, ...{ later: '版面' } }) }
  const latest = { ...settings, issuingUnit: '另一单位', ...{ later: '以后' } }
  expect(onTop(settings, mine, latest)).toEqual({
    ...latest,
    name: '另一刊名',
    page: { security: '内部资料', later: '版面' },
  })
  expect(pageOf({ security: '' })).toBeUndefined()
})
