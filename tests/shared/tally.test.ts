/** The tally of departments: what counts, for whom and once; held against a count of its own. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthLater } from '#shared/calendar.ts'
import type { Item } from '#shared/issue/issue.ts'
import type { Submission, SubmissionState } from '#shared/submission/submission.ts'
import { offeredSpans, whyNoSpan } from '#shared/tallies/period.ts'
import { countsOf, entriesOf, type TalliedIssue, talliesOf } from '#shared/tallies/tally.ts'
import { USUAL_SCORE_RULES } from '#shared/tallies/usual-score.ts'
import { aSubmissionOf } from '../support/builders.ts'

const DEPARTMENTS = ['kjt', 'gat', 'jyt', 'mzt']

const item = (id: string, from: string[], more: Partial<Item> = {}): Item => ({
  id,
  text: '窗口办了培训。',
  departments: DEPARTMENTS,
  from,
  ...more,
})
const submission = (id: string, more: Partial<Submission> = {}): Submission => ({
  ...aSubmissionOf(),
  ...{ id, state: 'adopted', ownerDepartment: 'kjt', departments: ['kjt'] },
  ...more,
})
const issueOf = (items: Item[], submissions: Submission[], more: Partial<TalliedIssue> = {}): TalliedIssue => ({
  issue: { id: 'one', called: ['kjt', 'gat'], sections: [{ id: 'windows', kind: 'items', items }] },
  submissions,
  zeroReports: [],
  ...more,
})
const rowOf = (issue: TalliedIssue, departmentId: string) =>
  talliesOf(entriesOf([issue], USUAL_SCORE_RULES), ['kjt', 'gat']).find((row) => row.departmentId === departmentId)

describe('what counts', () => {
  test.each<[SubmissionState, number]>([
    ['draft', 0],
    ['submitted', 1],
    ['returned', 0],
    ['declined', 1],
    ['adopted', 1],
  ])('a submission that is %s is handed in %i times', (state, handedIn) => {
    expect(rowOf(issueOf([], [submission('a', { state })]), 'kjt')?.handedIn).toBe(handedIn)
  })

  test('a late one has the points of handing in alone', () => {
    expect(rowOf(issueOf([], [submission('a', { late: true })]), 'kjt')).toMatchObject({ late: 1, onTime: 0, score: 1 })
    expect(rowOf(issueOf([], [submission('a')]), 'kjt')).toMatchObject({ late: 0, onTime: 1, score: 2 })
  })

  test('a joint text counts for those that confirmed it, not for one that is waited for', () => {
    const joint = submission('a', { departments: ['kjt', 'gat', 'jyt'], joint: [] })
    expect(rowOf(issueOf([item('i', ['a'])], [joint]), 'gat')).toMatchObject({ handedIn: 0, adopted: 0 })
    const answered = { departmentId: 'gat', answer: 'confirmed' as const, by: { id: 'p', name: '刘洋' } }
    const confirmed = { ...joint, joint: [{ ...answered, at: joint.createdAt, reason: '', textHash: 'a'.repeat(64) }] }
    expect(rowOf(issueOf([item('i', ['a'])], [confirmed]), 'gat')).toMatchObject({ handedIn: 1, adopted: 1 })
    const later = item('i', ['a'], { departments: ['kjt'] })
    expect(rowOf(issueOf([later], [confirmed]), 'gat')).toMatchObject({ handedIn: 1, adopted: 0 })
  })

  test('of a merged item the first text is adopted, the others are merged, and each department counts once', () => {
    const texts = [submission('a'), submission('b'), submission('c', { ownerDepartment: 'gat', departments: ['gat'] })]
    const merged = issueOf([item('i', ['a', 'b', 'c'])], texts)
    expect(rowOf(merged, 'kjt')).toMatchObject({ handedIn: 2, adopted: 1, score: 2 * 2 + 5 })
    expect(rowOf(merged, 'gat')).toMatchObject({ handedIn: 1, adopted: 1, score: 2 + 3 })
  })

  test('a text that was split counts for each item; the editor’s own item for nobody', () => {
    const split = issueOf([item('i', ['a']), item('j', ['a']), item('k', [])], [submission('a')])
    expect(rowOf(split, 'kjt')).toMatchObject({ handedIn: 1, adopted: 2, characters: 14 })
    expect(countsOf(entriesOf([split], USUAL_SCORE_RULES)).adopted).toBe(2)
  })

  test('characters are those of the text and its points, without what divides paragraphs', () => {
    const issue = issueOf([item('i', ['a'], { text: '一二\n三', points: ['四', '五𠮷'] })], [submission('a')])
    expect(rowOf(issue, 'kjt')?.characters).toBe(6)
  })

  test('a zero report counts while it stands', () => {
    const zero = { issueId: 'one', departmentId: 'gat', version: 1, by: { id: 'p', name: '刘洋' }, at: '' }
    const with_ = (stands: boolean) => rowOf(issueOf([], [], { zeroReports: [{ ...zero, stands }] }), 'gat')
    expect([with_(true)?.zeroReports, with_(false)?.zeroReports]).toEqual([1, 0])
  })

  test('a department of the roster stands there with nothing; the best score is first', () => {
    const rows = talliesOf(entriesOf([issueOf([], [submission('a')])], USUAL_SCORE_RULES), ['jyt', 'kjt'])
    expect(rows.map(({ departmentId }) => departmentId)).toEqual(['kjt', 'jyt', 'gat'])
  })
})

const departmentSets = fc.uniqueArray(fc.constantFrom(...DEPARTMENTS), { minLength: 1 })
const states = fc.constantFrom<SubmissionState>('draft', 'submitted', 'adopted', 'returned', 'declined')

test('whatever was handed in and printed, the sums are those of another count', () => {
  const texts = fc.array(fc.record({ departments: departmentSets, state: states, late: fc.boolean() }), {
    maxLength: 8,
  })
  const froms = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(texts, froms, (given, made) => {
      // Without answers that were asked for, a joint text stands for all that it names.
      const submissions = given.map(({ departments, ...more }, n) =>
        submission(`s${n}`, { ...more, departments, ownerDepartment: departments[0] ?? '' }),
      )
      const items = made.map((from, n) =>
        item(
          `i${n}`,
          from.map((one) => `s${one}`),
        ),
      )
      const total = countsOf(entriesOf([issueOf(items, submissions)], USUAL_SCORE_RULES))
      const rows = talliesOf(entriesOf([issueOf(items, submissions)], USUAL_SCORE_RULES), DEPARTMENTS)
      const sum = (name: keyof typeof total) => rows.reduce((all, row) => all + row[name], 0)
      let [handedIn, late, adopted] = [0, 0, 0]
      for (const { state, departments, late: isLate } of given)
        if (['submitted', 'adopted', 'declined'].includes(state)) {
          handedIn += departments.length
          if (isLate) late += departments.length
        }
      for (const from of made) adopted += new Set(from.flatMap((one) => given[one]?.departments ?? [])).size
      expect(total).toMatchObject({
        called: 2,
        handedIn,
        late,
        onTime: handedIn - late,
        adopted,
        characters: adopted * 7,
      })
      for (const name of ['called', 'handedIn', 'onTime', 'late', 'adopted', 'characters', 'score'] as const)
        expect(sum(name), name).toBe(total[name])
    }),
  )
})

test('months are counted over the year’s end', () => {
  expect([monthLater('2026-01', -1), monthLater('2025-12', 1), monthLater('2026-05', 20)]).toEqual([
    '2025-12',
    '2026-01',
    '2028-01',
  ])
})

test.each([
  ['2026-01', '2026-01', null],
  ['2024-01', '2026-12', null],
  ['2024-01', '2027-01', 'too-many-months'],
  ['2026-02', '2026-01', 'months-reversed'],
])('from %s until %s: %s', (from, until, why) => {
  expect(whyNoSpan({ from, until })).toBe(why)
})

test('the quarters that are offered in February are this one and the last one of the year before', () => {
  const spans = Object.fromEntries(offeredSpans('2026-02').map(({ label, span }) => [label, span]))
  expect(spans).toMatchObject({
    本年: { from: '2026-01', until: '2026-12' },
    本季度: { from: '2026-01', until: '2026-03' },
    上季度: { from: '2025-10', until: '2025-12' },
    '近 12 个月': { from: '2025-03', until: '2026-02' },
  })
})
