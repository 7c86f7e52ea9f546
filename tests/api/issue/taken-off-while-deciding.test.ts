/** A leader who is taken off the step, or leaves, at the moment of their decision has not decided: whichever decision it is. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { aPerson, askForPerson, askForSettings, despite } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { anApprovedIssue, anIssueInReview, ok, seen } from '../../support/issue-steps.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let administrator: Caller
let heir: string
beforeEach(async () => {
  meanwhile.first = null
  ;({ centre, editor, office, head, administrator } = await openedCentre({
    people: ['editor', 'office', 'head', 'administrator'],
    around: meanwhile.around,
  }))
  heir = (await aPerson(centre, administrator, 'chu', ['leader'])).id
  ok(await steps(['chen-zhiyuan', heir], ['lin-guodong', heir]))
})
afterEach(() => centre.close())

const steps = (...approvers: string[][]) =>
  askForSettings(centre, administrator, ({ steps: before }) => ({
    steps: before.map((step, n) => ({ ...step, approvers: approvers[n] ?? [] })),
  }))

type Decision = { issue: Issue; who: string; by: Caller; request: Record<string, unknown> }

const inReview = async (request: (issue: Issue) => Record<string, unknown>): Promise<Decision> => {
  const issue = await anIssueInReview(centre, editor)
  return { issue, who: 'chen-zhiyuan', by: office, request: request(issue) }
}
const DECISIONS: [string, () => Promise<Decision>][] = [
  ['approve', () => inReview((issue) => ({ move: 'approve', comment: '', ...seen(issue) }))],
  ['return', () => inReview(() => ({ move: 'return', reason: '数字有误' }))],
  [
    'withdraw-approval',
    async () => {
      const issue = await anApprovedIssue(centre, editor, office)
      return { issue, who: 'chen-zhiyuan', by: office, request: { move: 'withdraw-approval' } }
    },
  ],
  [
    'sign-off',
    async () => {
      const issue = await anApprovedIssue(centre, editor, office)
      const { hash: recipientsHash } = ok(await head.get(`/api/issues/${issue.id}/recipients`))
      const request = { move: 'sign-off', comment: '', recipientsHash, ...seen(issue) }
      return { issue, who: 'lin-guodong', by: head, request }
    },
  ],
]
const HAPPENS: [string, (who: string) => Promise<unknown>][] = [
  [
    'is taken off the step',
    (who) =>
      steps(
        ['chen-zhiyuan', heir].filter((id) => id !== who),
        ['lin-guodong', heir].filter((id) => id !== who),
      ).then(ok),
  ],
  ['leaves', (who) => despite((told) => askForPerson(administrator, who, { active: false }, told)).then(ok)],
]

/** An approval is its leader's to withdraw, on the step or not. */
const ALLOWED = 'withdraw-approval is taken off the step'

const CASES = DECISIONS.flatMap(([move, ready]) => HAPPENS.map(([what, happens]) => ({ move, ready, what, happens })))
test.each(CASES.filter(({ move, what }) => `${move} ${what}` !== ALLOWED))(
  '$move, by one who $what meanwhile, is refused, and changes nothing',
  async ({ ready, happens }) => {
    const { issue, who, by, request } = await ready()
    const path = `/api/issues/${issue.id}`
    meanwhile.first = () => happens(who)
    const { status } = await by.post(`${path}/moves`, { version: issue.version, ...request })
    expect(meanwhile.first).toBeNull()
    expect([401, 403]).toContain(status)
    const now = ok(await editor.get(path))
    expect([now.version, now.state, now.review]).toEqual([issue.version, issue.state, issue.review])
  },
)
