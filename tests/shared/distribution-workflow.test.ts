/** The table of who may do what about a distribution, in which state. */
import { describe, expect, test } from 'vitest'
import type { Distribution } from '#shared/distribution/delivery.ts'
import {
  DISTRIBUTION_MOVES,
  type DistributionMove,
  whyNotMoveDistribution,
} from '#shared/distribution/distribution-workflow.ts'
import type { SignOff } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { anIssue, anotherActor, aReview, PDF } from '../support/builders.ts'

const publication = { ...PUBLICATION, version: 1 }
const [first, last] = [publication.steps[0]?.approvers[0] ?? '', publication.steps.at(-1)?.approvers[0] ?? '']
const signOff: SignOff = {
  revision: 1,
  contentHash: 'a'.repeat(64),
  pdf: PDF,
  recipientsHash: 'c'.repeat(64),
  recipientsKey: 'recipients/c.json',
  recipientsCount: 6,
  personId: last,
  personName: last,
  onBehalfOf: { personId: 'absent', personName: 'absent' },
  at: '2026-02-01T01:00:00.000Z',
}
const issue = anIssue({ state: 'published', review: aReview({ approvals: 2 }), signOff })

const PEOPLE = {
  editor: anotherActor('zhou-min', ['editor']),
  signer: anotherActor(last, ['leader']),
  'leader signed for': anotherActor('absent', ['leader']),
  'another leader': anotherActor(first, ['leader']),
  administrator: anotherActor('he-jing', ['administrator']),
  contributor: anotherActor('wu-xiaolan', ['contributor'], 'kjt'),
}

const MAY: Record<DistributionMove, { who: (keyof typeof PEOPLE)[]; from: Distribution['state'][] }> = {
  postpone: { who: ['editor', 'signer', 'leader signed for'], from: ['scheduled'] },
  'call-off': { who: ['editor', 'signer', 'leader signed for'], from: ['scheduled'] },
  permit: { who: ['signer'], from: ['held'] },
  restart: { who: ['administrator', 'signer', 'leader signed for'], from: ['refused'] },
  'go-on': { who: ['editor', 'signer', 'leader signed for', 'administrator'], from: ['asking'] },
  'try-now': { who: ['editor', 'signer', 'leader signed for', 'administrator'], from: ['sending'] },
  resend: { who: ['editor'], from: ['sending', 'done'] },
  'add-late': { who: ['editor'], from: ['sending', 'done'] },
}
const STATES: Distribution['state'][] = ['scheduled', 'held', 'expanding', 'sending', 'asking', 'done', 'refused']

test('the table has every move', () => {
  expect(Object.keys(MAY)).toEqual(Object.keys(DISTRIBUTION_MOVES))
})

// Object.entries loses the key types of the two tables
describe.each(Object.entries(MAY) as [DistributionMove, (typeof MAY)[DistributionMove]][])(
  '%s',
  (move, { who, from }) => {
    // Object.entries loses the key type
    test.each(Object.entries(PEOPLE) as [keyof typeof PEOPLE, (typeof PEOPLE)['editor']][])(
      'by the %s',
      (name, actor) => {
        for (const state of STATES) {
          const refusal = whyNotMoveDistribution({ state }, move, { issue, publication, actor })
          if (who.includes(name)) expect([state, refusal]).toEqual([state, from.includes(state) ? null : 'wrong-state'])
          else expect(['not-allowed', 'not-your-step']).toContain(refusal)
        }
        if (who.includes(name))
          expect(whyNotMoveDistribution(null, move, { issue, publication, actor })).toBe('wrong-state')
      },
    )
  },
)

test('who wrote in the issue, or took an earlier step, gives no permit', () => {
  const both = { ...publication, steps: publication.steps.map((step) => ({ ...step, approvers: [first, last] })) }
  const permit = (actor: string, authors = ['zhou-min']) =>
    whyNotMoveDistribution({ state: 'held' }, 'permit', {
      issue: { ...issue, authors },
      publication: both,
      actor: anotherActor(actor, ['leader']),
    })
  expect(permit(last)).toBeNull()
  expect(permit(last, [last])).toBe('own-work')
  expect(permit(first)).toBe('acted-before')
})
