/** Whether the steps of a review can all be taken, each by another person: against trying every way. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Person } from '#shared/centre/person.ts'
import { oneForEach } from '#shared/issue/one-for-each.ts'
import { takersOf, whyShort } from '#shared/issue/takers.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { anIssue, aReview } from '../support/builders.ts'

const leader = (id: string, change: Partial<Person> = {}): Person => ({
  id,
  version: 1,
  name: id,
  title: '',
  email: `${id}@centre.example`,
  roles: ['leader'],
  departmentId: null,
  active: true,
  ...change,
})

const stepsOf = (approvers: readonly (readonly string[])[]) =>
  approvers.map((ids, n) => ({
    step: { id: `step-${n}`, name: `第${n + 1}环节`, approvers: [...ids] },
    may: ids.map((id) => leader(id)),
    mayNot: [],
  }))

/** Whether there is a way, by trying all. */
const canBe = ([first, ...rest]: readonly (readonly string[])[], taken: readonly string[] = []): boolean =>
  first === undefined || first.some((id) => !taken.includes(id) && canBe(rest, [...taken, id]))

const approvers = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
})

test('people are found for all steps wherever there are enough, and otherwise those steps that have too few', () => {
  fc.assert(
    fc.property(approvers, (ids) => {
      const { chosen, short } = oneForEach(stepsOf(ids))
      expect(chosen !== null).toBe(canBe(ids))
      if (chosen) {
        expect(new Set(chosen.map(({ id }) => id)).size).toBe(ids.length)
        chosen.forEach(({ id }, n) => {
          expect(ids[n]).toContain(id)
        })
      } else {
        const theirs = new Set(short.flatMap((n) => ids[n] ?? []))
        expect(theirs.size).toBeLessThan(short.length)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['nobody', [['a'], []], '“第2环节”没有人可以办理'],
  ['one for two', [['a'], ['a'], ['b']], '“第1环节”、“第2环节”合起来只有a可以办理，同一人不能办理两个环节'],
])('%s, in words', (_, ids, words) => {
  const steps = stepsOf(ids)
  const { short } = oneForEach(steps)
  expect(whyShort(steps, short ?? [])).toBe(words)
})

test('who may not is told why', () => {
  const people = new Map(
    [
      ...PEOPLE,
      leader('wrote'),
      leader('sent'),
      leader('left', { active: false }),
      leader('editor', { roles: ['editor'] }),
      leader('free'),
    ].map((person) => [person.id, person]),
  )
  const step = (id: string, approvers: string[]) => ({ id, name: id, approvers })
  const publication = {
    ...PUBLICATION,
    steps: [
      step('office', ['chen-zhiyuan']),
      step('sign-off', ['chen-zhiyuan', 'wrote', 'sent', 'left', 'editor', 'free', 'unknown']),
    ],
  }
  const issue = anIssue({
    state: 'review',
    authors: ['wrote'],
    review: aReview({ approvals: 1, sentBy: 'sent', steps: publication.steps }),
  })
  const [left, ...none] = takersOf(issue, publication, people)
  expect(none).toEqual([])
  expect(left?.may.map(({ id }) => id)).toEqual(['free'])
  expect(left?.mayNot).toEqual([
    { name: '陈志远', why: '已办理前面的环节' },
    { name: 'wrote', why: '参与了本期的编写' },
    { name: 'sent', why: '是送审人' },
    { name: 'left', why: '已停用' },
    { name: 'editor', why: '没有审核领导的岗位' },
  ])
})
