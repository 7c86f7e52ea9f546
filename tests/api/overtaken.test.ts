/** A move of a submission that its issue overtakes between reading and writing: the store hears it, and nothing is written. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { changeIssue } from '#functions/store/rows.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import { aHeadOf } from '../support/a-head.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'
import { FORM } from './bad-input.ts'

/** Done once, before the next transaction is written. */
let meanwhile: (() => Promise<void>) | null = null

const { centre, editor, science, police, administrator, acts } = await usingCentre({
  people: ['editor', 'science', 'police', 'administrator'],
  around: (table) =>
    tableAround(table, async (command, go) => {
      if (meanwhile && command instanceof TransactWriteCommand) {
        const first = meanwhile
        meanwhile = null
        await first()
      }
      return go()
    }),
})

const CLOSED = { inputOpen: false }
const IN_REVIEW = { state: 'review' } as const

test.each<[SubmissionMoveRequest['move'], Partial<Issue>, RefusalCode]>([
  ['hand-in', CLOSED, 'input-closed'],
  ['take-back', CLOSED, 'input-closed'],
  ['adopt', IN_REVIEW, 'overtaken'],
  ['return', IN_REVIEW, 'wrong-state'],
  ['decline', IN_REVIEW, 'wrong-state'],
])('%s while the issue becomes %j', async (move, change, code) => {
  const issue = await aCalledIssue(centre, editor)
  const submission =
    move === 'hand-in'
      ? ok(await science.post(`${at(issue)}/submissions`, FORM))
      : await aSubmission(science, issue, '窗口的一件事。', ['kjt'])
  const request = {
    move,
    version: submission.version,
    ...(move === 'return' || move === 'decline' ? { reason: '请补充数字' } : {}),
    ...(move === 'adopt' ? { issueVersion: issue.version, sectionId: 'windows', itemId: null } : {}),
  }
  meanwhile = () => commit(centre.deps.table, { writes: [changeIssue(issue, { ...issue, ...change })] })
  const who = move === 'hand-in' || move === 'take-back' ? science : editor
  const { body } = await who.post(`${at(issue)}/submissions/${submission.id}/moves`, request)
  expect([meanwhile, body.code]).toEqual([null, code])
  expect(ok(await science.get(`${at(issue)}/submissions/${submission.id}`)).submission).toEqual(submission)
})

test('closing while somebody hands in: it came before, and the record says so', async () => {
  const issue = await aCalledIssue(centre, editor)
  const { id, version } = ok(await science.post(`${at(issue)}/submissions`, FORM))
  meanwhile = async () => ok(await science.post(`${at(issue)}/submissions/${id}/moves`, { move: 'hand-in', version }))
  ok(await editor.post(`${at(issue)}/moves`, { move: 'close-input', version: issue.version }))
  const { submission } = ok(await editor.get(`${at(issue)}/submissions/${id}`))
  expect([meanwhile, submission.state]).toEqual([null, 'submitted'])
  expect((await acts(issue)).slice(-2)).toEqual(['hand-in', 'close-input'])
})

test.each(['ask-head', 'head-sign', 'send-back', 'take-from-head'] as const)(
  '%s while the call closes',
  async (what) => {
    const { caller: head } = await aHeadOf(centre, administrator, 'gat')
    const issue = await aCalledIssue(centre, editor)
    const draft = ok(await police.post(`${at(issue)}/submissions`, { ...FORM, departments: ['gat'] }))
    const path = `${at(issue)}/submissions/${draft.id}`
    const asks = (who: typeof head, name: string, version: number) =>
      who.post(`${path}/moves`, { move: name, version, ...(name === 'send-back' && { reason: '请补充数字' }) })
    const before = what === 'ask-head' ? draft : ok(await asks(police, 'ask-head', draft.version))
    const asRead = ok(await police.get(path)).submission
    meanwhile = () => commit(centre.deps.table, { writes: [changeIssue(issue, { ...issue, ...CLOSED })] })
    const who = what === 'head-sign' || what === 'send-back' ? head : police
    const { body } = await asks(who, what, before.version)
    expect([meanwhile, body.code]).toEqual([null, 'input-closed'])
    expect(ok(await police.get(path)).submission).toEqual(asRead)
  },
)
