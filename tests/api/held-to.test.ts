/** The rows that an act only looked at, where people, corrections and late returns come in: each must still say so when it is written. */
import { beforeEach, describe, expect, test } from 'vitest'
import { openIssueOfMonth } from '#functions/acts/issue/open-issue-of-month.ts'
import type { ActName } from '#shared/audit-labels.ts'
import type { OpeningPlan } from '#shared/centre/opening-plan.ts'
import type { PersonSettings, Role } from '#shared/centre/person.ts'
import { hashOf } from '#shared/hash.ts'
import { nextOpening } from '#shared/issue/planned-opening.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import {
  aPerson,
  askForPerson,
  askForSettings,
  askForSubstitute,
  despite,
  withApprovers,
} from '../support/administering.ts'
import { correcting } from '../support/correcting.ts'
import { at, readIssue } from '../support/issue-page.ts'
import {
  aCalledIssue,
  aDraft,
  anIssueInReview,
  aSignedIssue,
  aSubmission,
  move,
  ok,
  seen,
} from '../support/issue-steps.ts'
import { watchingCommits } from '../support/store/looked-at.ts'
import { openedCentre } from '../support/using-centre.ts'

const OFF = { active: false }
const OFFICE = 'chen-zhiyuan'
const HEAD = 'PERSON#lin-guodong.version'
const SETTINGS = 'PUBLICATION.version'
const IN_WORK = 'IN-WORK.version'
/** The demo's one contributor of this department. */
const COLLEAGUE = 'wu-xiaolan'
const DEPARTMENT = 'kjt'

const watch = watchingCommits()
const open = () =>
  openedCentre({ people: ['editor', 'office', 'head', 'science', 'administrator'], around: watch.around })
let using: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  using = await open()
  return () => using.centre.close()
})

const versionOf = ({ id }: { id: string }) => `PERSON#${id}.version`
const newPerson = (name: string, roles: Role[], departmentId: string | null = null) =>
  aPerson(using.centre, using.administrator, name, roles, departmentId)
const approversOfFirst = async (approvers: string[]) =>
  ok(await askForSettings(using.centre, using.administrator, withApprovers(approvers)))
async function substituted({ id }: { id: string }): Promise<void> {
  const substitute = { personId: id, from: '2026-01-01', until: '2026-12-31' }
  ok(await askForSubstitute(using.administrator, using.office, OFFICE, substitute))
}

/** Of the one transaction that wrote the act. */
async function commitOf(act: ActName, does: () => Promise<unknown>) {
  watch.begin()
  await does()
  const [commit, ...more] = watch.since(act)
  expect(more).toEqual([])
  return commit ?? { lookedAt: ['nothing was written'], changed: [] }
}
const changing = (id: string, to: Partial<PersonSettings>, handTo?: string) =>
  commitOf('person-changed', async () =>
    ok(await despite((read) => askForPerson(using.administrator, id, to, read, handTo))),
  )
const lookedAtIn = async (...change: Parameters<typeof changing>) => (await changing(...change)).lookedAt

describe('a person who leaves, or changes', () => {
  test.each([
    ['editor', 'zhou-min'],
    ['administrator', 'he-jing'],
  ] as const)('an %s: the one who stays', async (role, id) => {
    const second = await newPerson('er', [role])
    expect(await lookedAtIn(second.id, OFF)).toEqual([versionOf({ id })])
  })

  test('a contributor: a colleague; a head: the other one', async () => {
    const one = await newPerson('yi', ['contributor'], DEPARTMENT)
    const colleague = [versionOf({ id: COLLEAGUE })]
    expect(await lookedAtIn(one.id, OFF)).toEqual(colleague)
    await changing(one.id, { active: true, head: true })
    await changing(COLLEAGUE, { head: true })
    expect(await lookedAtIn(one.id, { head: false })).toEqual(colleague)
  })

  test('to another department: the settings that have it too', async () => {
    const one = await newPerson('yi', ['contributor'], DEPARTMENT)
    expect(await lookedAtIn(one.id, { departmentId: 'gat' })).toEqual([versionOf({ id: COLLEAGUE }), SETTINGS])
  })

  test('an approver: who takes the step, what is in work, the settings', async () => {
    const heir = await newPerson('jie', ['leader'])
    await approversOfFirst([OFFICE, heir.id])
    expect(await lookedAtIn(OFFICE, OFF)).toEqual([IN_WORK, versionOf(heir), HEAD, SETTINGS].sort())
  })

  test('an approver while an issue is in review: the issues too', async () => {
    const heir = await newPerson('jie', ['leader'])
    await approversOfFirst([OFFICE, heir.id])
    await anIssueInReview(using.centre, using.editor)
    await aDraft(using.editor)
    const issues = ['ISSUE.state', 'ISSUE.version']
    expect(await lookedAtIn(OFFICE, OFF)).toEqual([IN_WORK, ...issues, versionOf(heir), HEAD, SETTINGS].sort())
  })

  test('an approver who hands the step over: whom it goes to, also where another one has it too', async () => {
    const [other, heir] = [await newPerson('jie', ['leader']), await newPerson('ti', ['leader'])]
    await approversOfFirst([other.id, OFFICE])
    const { lookedAt, changed } = await changing(OFFICE, OFF, heir.id)
    expect(lookedAt).toEqual([IN_WORK, versionOf(other), versionOf(heir), HEAD].sort())
    expect(changed).toContain('PUBLICATION')
  })

  test('a substitute: all other leaders, since one may name them meanwhile', async () => {
    const [deputy, third] = [await newPerson('fu', ['leader']), await newPerson('san', ['leader'])]
    await substituted(deputy)
    const { lookedAt, changed } = await changing(deputy.id, OFF)
    // The one who had named them is changed.
    expect(changed).toContain(`PERSON#${OFFICE}`)
    expect(lookedAt).toEqual([IN_WORK, versionOf(third), HEAD, SETTINGS].sort())
  })
})

test('a decision in another’s name: both people', async () => {
  const deputy = await newPerson('fu', ['leader'])
  await substituted(deputy)
  const issue = await anIssueInReview(using.centre, using.editor)
  const approval = { move: 'approve', comment: '', ...seen(issue) }
  const { lookedAt } = await commitOf('approve', () => move(deputy.caller, issue, approval))
  expect(lookedAt).toEqual([versionOf({ id: OFFICE }), versionOf(deputy), HEAD, SETTINGS].sort())
})

test('the sign-off of a correction: the distribution of its original', async () => {
  const { centre, editor, office, head } = using
  const { correct, reviewed, signing } = correcting(centre, { editor, office, head })
  const original = await aSignedIssue(centre, editor, office, head)
  await centre.runAllWork()
  const approved = await reviewed(await correct(await readIssue(editor, original)))
  const request = await signing(approved)
  const { lookedAt } = await commitOf('sign-off', () => move(head, approved, request))
  expect(lookedAt).toEqual(['DISTRIBUTION.version', HEAD, SETTINGS].sort())
})

test('an issue that the plan opens: the settings, with the plan', async () => {
  const { deps } = using.centre
  const opening: OpeningPlan = { day: 1, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 14 }
  ok(await askForSettings(using.centre, using.administrator, () => ({ opening })))
  const next = { plan: await hashOf(opening), opening: nextOpening(opening, using.centre.now().toISOString()) }
  const { lookedAt } = await commitOf('open', () => openIssueOfMonth(deps, PUBLICATION.id, next))
  expect(lookedAt).toEqual([SETTINGS])
})

test('what is given back after the call is over changes the issue', async () => {
  const { centre, editor, science } = using
  const issue = await aCalledIssue(centre, editor)
  const { id, version } = await aSubmission(science, issue, '窗口办了两场培训。', ['kjt'])
  await move(editor, await readIssue(editor, issue), { move: 'close-input' })
  const path = `${at(issue)}/submissions/${id}/moves`
  const { lookedAt, changed } = await commitOf('return-submission', async () =>
    ok(await editor.post(path, { move: 'return', version, reason: '请写明人数' })),
  )
  expect([lookedAt, changed]).toEqual([[], expect.arrayContaining(['ISSUE', 'SUBMISSION'])])
})
