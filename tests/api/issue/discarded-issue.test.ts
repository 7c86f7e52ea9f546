/** A mis-opened issue is discarded while nobody was called: nothing of it stays but its record, and its number is free. */
import { expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { acknowledge, findingsNow } from '../../support/acknowledging.ts'
import { correcting } from '../../support/correcting.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aDraft, FIGURES, move, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, administrator, signed } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})
const { correct } = correcting(centre, { editor, office, head })
const discard = ({ id, version }: Pick<Issue, 'id' | 'version'>, who = editor) =>
  who.post(`/api/issues/${id}/discard`, { version })
const rowsOf = async ({ id }: Issue) =>
  Object.keys(await centre.rows()).filter((key) => key.startsWith(`ISSUE#${id} `) && !/ AUDIT/.test(key))
const sameAgain = ({ period, number, total, issueDate }: Issue) =>
  editor.post(`/api/publications/${PUBLICATION.id}/issues`, { period, number, total, issueDate })

test('goes with what lies beside it, is told to those who look, and its number is taken again', async () => {
  const opened = await aDraft(editor)
  const sections = opened.sections.map((one) =>
    one.kind === 'figures' ? { ...one, values: { ...FIGURES, calls: '999999' } } : one,
  )
  const issue = ok(await editor.put(`${at(opened)}/content`, { version: opened.version, sections }))
  ok(await editor.post(`${at(issue)}/test-mails`))
  expect((await rowsOf(issue)).length).toBeGreaterThan(2)
  expect((await discard(issue, office)).body.code).toBe('not-allowed')
  expect((await discard(opened)).body.code).toBe('overtaken')
  ok(await discard(issue))
  // The test mail that waits for it has nothing to say any more, and is not tried for ever.
  await centre.runAllWork()
  expect(await rowsOf(issue)).toEqual([])
  expect(Object.keys(await centre.rows({ all: true })).filter((key) => key.startsWith('WORK#'))).toEqual([])

  const gone = await editor.get(at(issue))
  expect(gone.body).toMatchObject({ code: 'issue-discarded' })
  expect(gone.body.details[0].message).toMatch(/已于.*舍弃这一期/)
  expect((await discard(issue)).body.code).toBe('issue-discarded')
  const late = await editor.put(`${at(issue)}/content`, { version: issue.version, sections })
  expect(late.body.code).toBe('issue-discarded')

  const record = ok(await editor.get(`${at(issue)}/audit`))
  expect(record.brokenAt).toBeNull()
  expect(record.entries.map(({ what }: { what: string }) => what)).toEqual([
    'open',
    'content',
    'test-mail',
    'discard-issue',
  ])
  const ofPublication = ok(await administrator.get(`/api/publications/${PUBLICATION.id}/audit`))
  expect(ofPublication.entries.at(-1)).toMatchObject({ what: 'discard-issue', about: `2026年第${issue.number}期` })

  const again = ok(await sameAgain(issue))
  expect(again.id).not.toBe(issue.id)
  ok(await discard(again))
})

test('an acknowledgement goes along', async () => {
  const opened = await aDraft(editor)
  const sections = opened.sections.map((one) =>
    one.kind === 'figures' ? { ...one, values: { ...FIGURES, 'online-closed': '9' } } : one,
  )
  const issue = ok(await editor.put(`${at(opened)}/content`, { version: opened.version, sections }))
  const [finding] = await findingsNow(editor, issue)
  if (!finding) throw new Error('nothing is found')
  ok(await acknowledge(editor, issue, finding))
  expect(await rowsOf(issue)).toContain(`ISSUE#${issue.id} ACKNOWLEDGEMENTS`)
  ok(await discard(ok(await editor.get(at(issue)))))
  await centre.runAllWork()
  expect(await rowsOf(issue)).toEqual([])
})

test('not once a department was called, also after the call was closed', async () => {
  const issue = await aCalledIssue(centre, editor)
  expect((await discard(issue)).body).toMatchObject({ code: 'not-discardable' })
  const closed = await move(editor, issue, { move: 'close-input' })
  expect((await discard(closed)).body.code).toBe('not-discardable')
  expect((await sameAgain(issue)).body.code).toBe('number-taken')
})

test('not while anything lies beside it that an issue nobody knows of does not have', async () => {
  const issue = await aDraft(editor)
  const { pk, sk } = keys.zeroReport(issue.id, 'kjt')
  await centre.putRow({ pk, sk, json: '{}', version: 1 })
  expect((await discard(issue)).body.code).toBe('not-discardable')
  await centre.removeRow([pk, sk])
  ok(await discard(issue))
})

test('of a call and a discard at once one is done', async () => {
  for (let n = 0; n < 3; n += 1) {
    const issue = await aDraft(editor)
    const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
    const call = { move: 'call-for-news', version: issue.version, deadline, departments: ['kjt'] }
    const answers = await Promise.all([discard(issue), editor.post(`${at(issue)}/moves`, call)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await rowsOf(issue)).length > 0).toBe(answers[1]?.status === 200)
  }
})

test('a correction goes, and its original has none', async () => {
  const original = await signed()
  const correction = await correct(original)
  ok(await discard(correction))
  expect(await rowsOf(correction)).toEqual([])
  expect(ok(await editor.get(`${at(original)}/corrections`)).corrections).toEqual([])
  expect((await correct(original)).corrects?.issueId).toBe(original.id)
})
