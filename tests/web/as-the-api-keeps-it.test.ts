/** The web sends texts as the API keeps them: the schemas tidy each as the web does, which cannot ask them. */
import fc, { type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { type Item, WorkingSection } from '#shared/issue/issue.ts'
import { SubmissionForm } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { plain } from '../../web/pages/calls/plain-form.ts'
import { editedSections, savableSections } from '../../web/pages/issue/edited-sections.ts'

const untidy = fc.string({
  unit: fc.constantFrom('字', 'a', '1', '。', ' ', '\u3000', '\n', '\r\n', '\t', '\u200B', '\uFEFF'),
  maxLength: 8,
})

/** Each member that there is: another one does not compile. */
const all = <T extends object>(members: { [M in keyof Required<T>]: Arbitrary<T[M]> }) => fc.record(members)

const table = fc
  .tuple(fc.array(untidy, { minLength: 4, maxLength: 4 }), untidy)
  .map(([[a = '', b = '', c = '', d = ''], title]) => ({ title, head: [a, b], rows: [[c, d]] }))
const picture = fc.record({ image: fc.constant('a'.repeat(64)), alt: untidy, caption: untidy })
const item = all<Item>({
  id: fc.constant('one'),
  text: untidy,
  departments: fc.constant(['kjt']),
  from: fc.constant([]),
  points: fc.array(untidy, { maxLength: 3 }),
  tables: fc.array(table, { maxLength: 2 }),
  pictures: fc.array(picture, { maxLength: 2 }),
})

test('an item', () => {
  fc.assert(
    fc.property(item, (typed) => {
      const section = { id: 'work', kind: 'items' as const, items: [typed] }
      const sent = savableSections([section], [section], PUBLICATION)
      expect(sent).toEqual(editedSections([WorkingSection.parse(section)]))
      expect(editedSections(sent.map((one) => WorkingSection.parse(one)))).toEqual(sent)
    }),
  )
})

test('the form of a submission', () => {
  const form = all<SubmissionForm>({
    departments: fc.constant(['kjt']),
    from: fc.constant('2026-01-15'),
    to: fc.constant(null),
    text: untidy,
    contact: untidy,
  })
  fc.assert(
    fc.property(form, (typed) => {
      expect(plain(typed)).toEqual(SubmissionForm.parse(typed))
    }),
  )
})
