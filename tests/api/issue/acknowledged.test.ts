/** Findings at the API: what refuses a review or a hand-in, what is said of them by name, and where that goes. */
import { describe, expect, test } from 'vitest'
import { checkParagraph } from '#shared/checks/check-paragraph.ts'
import { aboutText, withKeys } from '#shared/checks/finding-key.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { acknowledge, findingsNow, theOnlyFinding } from '../../support/acknowledging.ts'
import { aPerson, askForSettings } from '../../support/administering.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aWrittenIssue, move, ok, saying, seen, sentToReview } from '../../support/issue-steps.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { oneWon } from '../one-won.ts'

const meanwhile = aMeanwhile()
const people = ['editor', 'office', 'head', 'science', 'administrator'] as const
const { centre, editor, office, head, science, administrator, read, acts } = await usingCentre({
  people,
  around: meanwhile.around,
})

const LEAK = '窗口公布了联系人电话13812345678。'
const save = async (issue: Issue, text: string): Promise<Issue> => {
  const { version, sections } = issue
  return ok(await editor.put(`${at(issue)}/content`, { version, sections: saying(sections, text, 'windows') }))
}
const written = async (text = LEAK) => save(await aWrittenIssue(centre, editor), text)
const sends = (issue: Issue) => editor.post(`${at(issue)}/moves`, { move: 'send-to-review', version: issue.version })
const told = ({ details }: { details: RefusalDetail[] }) => details.map(({ path, message }) => `${path} ${message}`)
const checks = async (issue: Issue) => ok(await editor.get(`${at(issue)}/checks`))
const theOnly = (issue: Issue) => theOnlyFinding(editor, issue)

describe('sending to review', () => {
  test('is refused with each place, and nothing is lost; acknowledged, it goes, and what was said is signed with it', async () => {
    const issue = await written()
    const refused = await sends(issue)
    expect([refused.status, refused.body.code]).toEqual([409, 'not-acknowledged'])
    expect(told(refused.body)).toEqual([
      expect.stringMatching(/^sections\.2\.items\.0\.text 栏目“窗口资讯”第 1 条：.*手机/),
    ])
    expect(await read(issue)).toEqual(issue)

    const finding = await theOnly(issue)
    const { version, acknowledged } = ok(await acknowledge(editor, issue, finding, '值班电话，已征得本人同意'))
    expect([version, acknowledged]).toEqual([
      1,
      [expect.objectContaining({ key: finding.key, by: { id: 'zhou-min', name: '周敏' } })],
    ])
    // Nobody's text is stale by it.
    expect(await read(issue)).toEqual(issue)

    const inReview = await sentToReview(centre, editor, issue)
    const { revisions } = ok(await office.get(`${at(issue)}/revisions`))
    expect(revisions[0].content.acknowledged).toEqual([
      expect.objectContaining({
        kind: 'leak-mobile',
        where: '栏目“窗口资讯”第 1 条',
        section: 2,
        item: 0,
        reason: '值班电话，已征得本人同意',
      }),
    ])
    const approved = await move(office, inReview, { move: 'approve', comment: '', ...seen(inReview) })
    const { hash: recipientsHash } = ok(await head.get(`${at(issue)}/recipients`))
    await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })
    await centre.runAllWork()
    const { holds, findings } = await checkProof(new Uint8Array(ok(await editor.get(`${at(issue)}/proof`))))
    expect(findings.filter((one) => !one.holds)).toEqual([])
    expect(holds).toBe(true)
    expect(findings.map(({ says }) => says).join()).toContain('核实说明 1 条')
  })

  test('what was said falls with the text, also after a withdrawal; what is taken back is open again', async () => {
    const issue = await written()
    const finding = await theOnly(issue)
    ok(await acknowledge(editor, issue, finding))
    const sent = await move(editor, issue, { move: 'send-to-review' })
    const back = await move(editor, sent, { move: 'withdraw' })
    const other = await save(back, `${LEAK}请周知。`)
    expect((await sends(other)).body.code).toBe('not-acknowledged')
    ok(await acknowledge(editor, other, await theOnly(other)))
    const { version } = await checks(other)
    const { key } = await theOnly(other)
    const left = ok(await editor.post(`${at(other)}/acknowledgements/removals`, { version, key }))
    expect(left.acknowledged.map((one: { key: string }) => one.key)).toEqual([finding.key])
    expect((await sends(other)).body.code).toBe('not-acknowledged')
    expect((await acts(issue)).filter((what) => what.includes('acknowledge'))).toEqual([
      'acknowledge',
      'acknowledge',
      'take-back-acknowledgement',
    ])
  })

  test('of two editors at once one is told of the other; what is gone or said already is refused', async () => {
    const issue = await written()
    const { key } = await theOnly(issue)
    const second = await aPerson(centre, administrator, 'bianji', ['editor'])
    const request = { version: 0, key, reason: '已核实' }
    const path = `${at(issue)}/acknowledgements`
    oneWon(await Promise.all([editor.post(path, request), second.caller.post(path, request)]))
    const { version, acknowledged } = await checks(issue)
    expect([version, acknowledged.length]).toEqual([1, 1])
    const { code, details } = (await second.caller.post(path, { ...request, version })).body
    expect([code, ...told({ details })]).toEqual(['acknowledged-already', `key ${acknowledged[0]?.by.name}：已核实`])
    expect((await editor.post(path, { ...request, version, key: 'a'.repeat(64) })).body.code).toBe('finding-gone')
    await move(editor, issue, { move: 'send-to-review' })
    expect((await editor.post(`${path}/removals`, { version, key })).body.code).toBe('wrong-state')
  })

  test('what is taken back while it is sent is not signed, and what was sent is not taken back', async () => {
    const first = await written()
    const { key } = await theOnly(first)
    const back = (issue: Issue) => editor.post(`${at(issue)}/acknowledgements/removals`, { version: 1, key })
    ok(await acknowledge(editor, first, { key }))
    meanwhile.first = async () => ok(await back(first))
    expect((await sends(first)).body.code).toBe('not-acknowledged')

    const second = await written()
    ok(await acknowledge(editor, second, { key }))
    meanwhile.first = async () => ok(await sends(second))
    expect((await back(second)).body.code).toBe('wrong-state')
  })

  test('who said so may not approve', async () => {
    const both = await aPerson(centre, administrator, 'liangzhong', ['editor', 'leader'])
    const { steps } = ok(await administrator.get('/api/publications')).publications[0]
    const withBoth = steps.map((step: { approvers: string[] }) => ({
      ...step,
      approvers: [...step.approvers, both.id],
    }))
    ok(await askForSettings(centre, administrator, () => ({ steps: withBoth })))
    try {
      const issue = await written()
      ok(await acknowledge(both.caller, issue, await theOnly(issue)))
      const before = ok(await editor.get(`${at(issue)}/before-review`))
      expect(before.steps[0].mayNot.map(({ name }: { name: string }) => name)).toContain('liangzhong')
      const inReview = await sentToReview(centre, editor, issue)
      const request = { move: 'approve', version: inReview.version, comment: '', ...seen(inReview) }
      expect((await both.caller.post(`${at(issue)}/moves`, request)).body.code).toBe('own-work')
    } finally {
      ok(await askForSettings(centre, administrator, () => ({ steps })))
    }
  })
})

describe('a department', () => {
  const path = (issue: Issue, submission: Submission) => `${at(issue)}/submissions/${submission.id}`
  const started = async (issue: Issue, text: string): Promise<Submission> =>
    ok(
      await science.post(`${at(issue)}/submissions`, {
        ...{ departments: ['kjt'], from: null, to: null, contact: '13900001111', text },
      }),
    )
  const keysOf = (text: string) => withKeys(checkParagraph(text, {}), aboutText(text))

  test('is told of a leak before it hands in, says why it stands, and is not asked again while it does', async () => {
    const issue = await aCalledIssue(centre, editor)
    const draft = await started(issue, LEAK)
    const handIn = (version: number, more: object = {}) =>
      science.post(`${path(issue, draft)}/moves`, { move: 'hand-in', version, ...more })
    const refused = await handIn(1)
    expect([refused.body.code, told(refused.body)]).toEqual([
      'not-acknowledged',
      [expect.stringMatching(/^text 正文：.*手机/)],
    ])
    const [finding] = await keysOf(LEAK)
    const gone = await handIn(1, { acknowledged: [{ key: 'a'.repeat(64), reason: '公开电话' }] })
    expect(gone.body.code).toBe('finding-gone')
    const handed = ok(await handIn(1, { acknowledged: [{ key: finding?.key, reason: '公开的值班电话' }] }))
    expect(handed.acknowledged).toEqual([
      expect.objectContaining({
        kind: 'leak-mobile',
        reason: '公开的值班电话',
        by: { id: 'wu-xiaolan', name: '吴晓岚' },
      }),
    ])
    const back = ok(await science.post(`${path(issue, draft)}/moves`, { move: 'take-back', version: handed.version }))
    const again = ok(await handIn(back.version))
    // Adopted, it is the editor's to answer for, by the same key.
    const { version } = again
    const adopt = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
    ok(await editor.post(`${path(issue, draft)}/moves`, adopt))
    expect((await findingsNow(editor, issue)).map(({ key }) => key)).toEqual([finding?.key])
  })

  test('mends what the centre forbids', async () => {
    const checks = { jump: 0.5, relations: [], wordings: [{ wrong: '老大难', right: '', forbidden: true }] }
    ok(await askForSettings(centre, administrator, () => ({ checks })))
    try {
      const issue = await aCalledIssue(centre, editor)
      const draft = await started(issue, '窗口解决了老大难问题。')
      const refused = await science.post(`${path(issue, draft)}/moves`, { move: 'hand-in', version: 1 })
      expect([refused.status, refused.body.code]).toEqual([409, 'wording-forbidden'])
      expect(told(refused.body)).toEqual([expect.stringContaining('text “老大难”')])
      const forbidden = await sends(await written('窗口解决了老大难问题。'))
      expect([forbidden.status, forbidden.body.code]).toEqual([409, 'wording-forbidden'])
      expect(told(forbidden.body)).toEqual([expect.stringContaining('第 1 条：“老大难”')])
    } finally {
      ok(await askForSettings(centre, administrator, () => ({ checks: undefined })))
    }
  })
})
