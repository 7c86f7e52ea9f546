/** Which settings an issue says, and who is an author by them until somebody else has signed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reviewedSettings, saysTheSame, signedSettings, writersAfter } from '#shared/centre/said-settings.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { anIssue, aReview } from '../support/builders.ts'
import { SETTINGS_CHANGES } from '../support/settings-changes.ts'

test.each(SETTINGS_CHANGES.map(({ what, said, change }) => [what, said, change] as const))(
  '%s: said is %s',
  (_, said, change) => {
    expect(saysTheSame(PUBLICATION, { ...PUBLICATION, ...change(PUBLICATION) })).toBe(!said)
  },
)

test('an author is exactly who wrote after the version that was signed last, however often and in what order', () => {
  const steps = fc.array(fc.record({ person: fc.constantFrom('a', 'b', 'c'), said: fc.boolean() }), { maxLength: 20 })
  fc.assert(
    fc.property(steps, fc.nat({ max: 22 }), (changes, signed) => {
      let publication = { ...PUBLICATION, version: 1 }
      const wrote: { person: string; version: number }[] = []
      for (const [n, { person, said }] of changes.entries()) {
        const after = said ? { ...publication, name: `第${n}个名称` } : { ...publication, departments: [] }
        const writers = writersAfter(publication, after, person)
        publication = { ...publication, ...after, writers, version: publication.version + 1 }
        if (said) wrote.push({ person, version: publication.version })
      }
      const expected = new Set(wrote.filter(({ version }) => version > signed).map(({ person }) => person))
      const found = reviewedSettings(publication, signed)
      expect(new Set(found.writers)).toEqual(expected)
      expect(found.writers).toHaveLength(expected.size)
      expect(found.version).toBe(publication.version)
    }),
  )
})

test('an issue signs the settings that its review was sent with; a correction, and a review of before, sign none', () => {
  const review = aReview({ settings: { version: 7, writers: [] } })
  const corrects = { issueId: 'a', label: '第1期', issueDate: '2026-01-20', pdfHash: 'a'.repeat(64) }
  expect(signedSettings(anIssue({ review }))).toBe(7)
  expect(signedSettings(anIssue({ review, corrects }))).toBe(0)
  expect(signedSettings(anIssue({ review: aReview({}) }))).toBe(0)
})
