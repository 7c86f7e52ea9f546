/** Two people at once: exactly one wins, the other hears so, and nothing is lost or done twice. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { aPerson } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import { at } from '../support/issue-page.ts'
import {
  aCalledIssue,
  aDraft,
  anIssueInReview,
  aSubmission,
  aWrittenIssue,
  move,
  ok,
  saying,
  seen,
} from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'
import { oneWon } from './one-won.ts'

const { centre, editor, office, head, science, administrator, read, acts } = await usingCentre({
  people: ['editor', 'office', 'head', 'science', 'administrator'],
})
let editors: [Caller, Caller]
let officers: [Caller, Caller]
let heads: [Caller, Caller]
beforeAll(async () => {
  const add = (name: string, role: Role) => aPerson(centre, administrator, name, [role])
  const [second, officer, chief] = [await add('er', 'editor'), await add('chu', 'leader'), await add('zhu', 'leader')]
  const { id, version, ...settings } = PUBLICATION
  const steps = settings.steps.map((step, n) => ({
    ...step,
    approvers: [...step.approvers, n === 0 ? officer.id : chief.id],
  }))
  ok(await administrator.put(`/api/publications/${id}`, { version, settings: { ...settings, steps } }))
  editors = [editor, second.caller]
  officers = [office, officer.caller]
  heads = [head, chief.caller]
})

const later = () => new Date(centre.deps.clock().getTime() + 86_400_000).toISOString()

describe('two people at once', () => {
  const approve = (issue: Issue) => ({ move: 'approve', comment: '', ...seen(issue) })
  const back = () => ({ move: 'return', reason: '请再核对' })
  const signOff = async (issue: Issue) => ({
    move: 'sign-off',
    comment: '',
    recipientsHash: ok(await heads[0].get(`${at(issue)}/recipients`)).hash,
    ...seen(issue),
  })
  const approved = async () => {
    const issue = await anIssueInReview(centre, editors[0])
    return move(officers[0], issue, approve(issue))
  }
  type Asks = (issue: Issue) => Promise<[Caller, object][]>
  const TABLE: [string, () => Promise<Issue>, Asks][] = [
    [
      'calling for news',
      () => aDraft(editors[0]),
      async () => editors.map((who) => [who, { move: 'call-for-news', deadline: later(), departments: ['kjt'] }]),
    ],
    [
      'closing',
      () => aCalledIssue(centre, editors[0]),
      async () => editors.map((who) => [who, { move: 'close-input' }]),
    ],
    [
      'reopening',
      async () => move(editors[0], await aCalledIssue(centre, editors[0]), { move: 'close-input' }),
      async () => editors.map((who) => [who, { move: 'reopen-input', deadline: later(), reason: '补报' }]),
    ],
    [
      'sending to review',
      () => aWrittenIssue(centre, editors[0]),
      async () => editors.map((who) => [who, { move: 'send-to-review' }]),
    ],
    [
      'withdrawing',
      () => anIssueInReview(centre, editors[0]),
      async () => editors.map((who) => [who, { move: 'withdraw' }]),
    ],
    [
      'withdrawing and approving',
      () => anIssueInReview(centre, editors[0]),
      async (issue) => [
        [editors[0], { move: 'withdraw' }],
        [officers[0], approve(issue)],
      ],
    ],
    [
      'approving the same step',
      () => anIssueInReview(centre, editors[0]),
      async (issue) => officers.map((who) => [who, approve(issue)]),
    ],
    [
      'approving and returning',
      () => anIssueInReview(centre, editors[0]),
      async (issue) => [
        [officers[0], approve(issue)],
        [officers[1], back()],
      ],
    ],
    [
      'signing off',
      approved,
      async (issue) => {
        const sign = await signOff(issue)
        return heads.map((who) => [who, sign])
      },
    ],
    [
      'signing off and taking back the approval before it',
      approved,
      async (issue) => [
        [heads[0], await signOff(issue)],
        [officers[0], { move: 'withdraw-approval' }],
      ],
    ],
    [
      'signing off and returning',
      approved,
      async (issue) => [
        [heads[0], await signOff(issue)],
        [heads[1], back()],
      ],
    ],
  ]
  test.each(TABLE)('%s: one wins', async (_name, begin, asks) => {
    const issue = await begin()
    const before = await acts(issue)
    const requests = await asks(issue)
    const answers = await Promise.all(
      requests.map(([who, request]) => who.post(`${at(issue)}/moves`, { version: issue.version, ...request })),
    )
    oneWon(answers)
    const { told: _, ...winner } = answers.find(({ status }) => status === 200)?.body ?? {}
    expect(await read(issue)).toEqual(winner)
    expect(winner.version).toBe(issue.version + 1)
    expect(await acts(issue)).toHaveLength(before.length + 1)
  })

  test('writing content and sending to review: what is under review is what was written, or the writing is refused', async () => {
    for (let n = 0; n < 5; n += 1) {
      const issue = await aWrittenIssue(centre, editors[0])
      const sections = saying(issue.sections, '后写的。')
      const { version } = issue
      oneWon(
        await Promise.all([
          editors[0].put(`${at(issue)}/content`, { version, sections }),
          editors[1].post(`${at(issue)}/moves`, { version, move: 'send-to-review' }),
        ]),
      )
    }
  })

  test('adopting the same submission: it becomes one item', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const { id, version } = await aSubmission(science, issue, '一月，窗口办了培训。', ['kjt'])
    const request = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
    oneWon(await Promise.all(editors.map((who) => who.post(`${at(issue)}/submissions/${id}/moves`, request))))
    const windows = (await read(issue)).sections.find((section) => section.id === 'windows')
    expect(windows?.kind === 'items' && windows.items.map(({ from }) => from)).toEqual([[id]])
  })

  test('adopting and declining: it is one of both, and an item only where it was adopted', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const { id, version } = await aSubmission(science, issue, '一月，窗口办了培训。', ['kjt'])
    const path = `${at(issue)}/submissions/${id}`
    const adopt = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
    oneWon(
      await Promise.all([
        editors[0].post(`${path}/moves`, adopt),
        editors[1].post(`${path}/moves`, { move: 'decline', version, reason: '与上期重复' }),
      ]),
    )
    const { submission } = ok(await editors[0].get(path))
    const windows = (await read(issue)).sections.find((section) => section.id === 'windows')
    expect(windows?.kind === 'items' && windows.items.length).toBe(submission.state === 'adopted' ? 1 : 0)
  })

  test('two of a department writing the same submission: one is saved, the other keeps their text and hears so', async () => {
    const issue = await aCalledIssue(centre, editors[0])
    const form = { departments: ['kjt'], from: null, to: null, text: '稿', contact: '' }
    const begun: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
    const path = `${at(issue)}/submissions/${begun.id}`
    const answers = await Promise.all(
      ['甲写的', '乙写的'].map((text) => science.put(path, { version: 1, form: { ...form, text } })),
    )
    oneWon(answers)
    const { submission } = ok(await science.get(path))
    expect(submission.text).toBe(answers.find(({ status }) => status === 200)?.body.text)
  })

  test('taking the same number: one issue has it', async () => {
    const settings = { period: '2026-05', number: 700, total: null, issueDate: '2026-06-14' }
    const answers = await Promise.all(
      [...editors, ...editors].map((who) => who.post(`/api/publications/${PUBLICATION.id}/issues`, settings)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })
})
