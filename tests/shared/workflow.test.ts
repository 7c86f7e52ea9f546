/** The shape that all tables of moves share: who may is asked first, then from where, then what stands in the way. */
import { expect, test } from 'vitest'
import type { Role } from '#shared/centre/person.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { type Rule, stateAfter, type Transition, whyNotBy, whyNotFrom, whyNotMove } from '#shared/workflow.ts'
import { anotherActor } from '../support/builders.ts'

type Facts = { actor: ReturnType<typeof anotherActor> }
const says =
  (refusal: RefusalCode | null): Rule<Facts> =>
  () =>
    refusal

const row: Transition<'open' | 'shut', Facts> = {
  label: '办理',
  by: { editor: [], leader: [says(null), says('own-work'), says('acted-before')], administrator: [says('not-found')] },
  from: ['open'],
  to: 'shut',
  reason: 'none',
  unless: [says(null), says('input-open'), says('busy')],
}

test.each<[string, Role[], 'open' | 'shut' | undefined, RefusalCode]>([
  ['no role at all', [], 'open', 'not-allowed'],
  ['a role that the row does not have', ['contributor'], 'open', 'not-allowed'],
  ['a role with a rule against it: the first that says something', ['leader'], 'shut', 'own-work'],
  ['two such roles: what is said of the first', ['administrator', 'leader'], 'open', 'not-found'],
  ['someone who may, from another state', ['editor'], 'shut', 'wrong-state'],
  ['someone who may, of what is not there', ['editor'], undefined, 'wrong-state'],
  ['someone who may by one of two roles', ['leader', 'editor'], 'shut', 'wrong-state'],
  ['someone who may, from its state: the first that stands in the way', ['editor'], 'open', 'input-open'],
])('%s', (_, roles, state, expected) => {
  expect(whyNotMove(row, state, { actor: anotherActor('someone', roles) })).toBe(expected)
})

test('where nothing is said against it, it may be', () => {
  const free = { ...row, unless: [says(null)] }
  const { unless: _unless, ...plain } = row
  for (const one of [free, plain])
    expect(whyNotMove(one, 'open', { actor: anotherActor('someone', ['leader', 'editor']) })).toBeNull()
})

test('whether somebody may at all, and whether now, can be asked one after the other', () => {
  const editor = { actor: anotherActor('someone', ['editor']) }
  expect([whyNotBy(row, { actor: anotherActor('someone', []) }), whyNotBy(row, editor)]).toEqual(['not-allowed', null])
  expect([whyNotFrom(row, 'shut', editor), whyNotFrom(row, 'open', editor)]).toEqual(['wrong-state', 'input-open'])
})

test('a move leads where its table says, and nowhere else', () => {
  const several = { label: '改期', from: ['open'], to: ['open', 'shut'] } as const
  expect(stateAfter<string>(row, 'open')).toBe('shut')
  expect(stateAfter<string>(several, 'open')).toBe('open')
  expect(stateAfter<string>(several, 'open', 'shut')).toBe('shut')
  expect(() => stateAfter<string>(row, 'shut')).toThrow('办理')
  expect(() => stateAfter<string>(row, 'open', 'open')).toThrow('办理')
})
