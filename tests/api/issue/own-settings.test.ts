/** Four eyes hold for an approver who administrates: what they wrote into the settings they do not approve, until others signed it. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { openEntry } from '#shared/zip.ts'
import { aPerson, askForSettings, despite } from '../../support/administering.ts'
import { correcting } from '../../support/correcting.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, administrator, signed, recipientsHash } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
})
const by = (caller: typeof editor, change: Parameters<typeof askForSettings>[2]) =>
  despite((seenOnes) => askForSettings(centre, caller, change, seenOnes))

/** May take every step. */
async function anApproverWhoAdministrates(name: string) {
  const both = await aPerson(centre, administrator, name, ['leader', 'administrator'])
  ok(
    await by(administrator, ({ steps }) => ({
      steps: steps.map((step) => ({ ...step, approvers: [...step.approvers, both.id] })),
    })),
  )
  return both
}

test('the issue that says it, whichever step it is at; the next one they approve again', async () => {
  const both = await anApproverWhoAdministrates('shuang')

  // Nothing that is printed or mailed.
  ok(await by(both.caller, ({ departments }) => ({ departments: [...departments, { id: 'new', name: '新单位' }] })))
  const asked = await askForSettings(centre, both.caller, () => ({ issuingUnit: '示范省政务服务中心办公室' }))
  expect(asked.body.code).toBe('has-consequences')
  expect(asked.body.details[0].message).toContain('不能由您办理')
  const first = await aWrittenIssue(centre, editor)
  expect(ok(await editor.get(`${at(first)}/before-review`)).steps[0].may).toContain('shuang')

  ok(await by(both.caller, () => ({ issuingUnit: '示范省政务服务中心办公室' })))
  const before = ok(await editor.get(`${at(first)}/before-review`))
  for (const { mayNot } of before.steps)
    expect(mayNot).toContainEqual({ name: 'shuang', why: '修改过本期用到的刊物设置' })

  await move(editor, first, { move: 'send-to-review' })
  await centre.runAllWork()
  const review: Issue = ok(await editor.get(at(first)))
  const refused = await post(both.caller, review, { move: 'approve', ...seen(review) })
  expect([refused.status, refused.body.code]).toEqual([403, 'own-settings'])
  expect(
    (await both.caller.post(`${at(review)}/moves`, { version: review.version, move: 'return', reason: '不行' })).body
      .code,
  ).toBe('own-settings')
  const approved = await move(office, review, { move: 'approve', comment: '', ...seen(review) })
  const sign = async (issue: Issue) => ({
    move: 'sign-off',
    recipientsHash: await recipientsHash(issue),
    ...seen(issue),
  })
  expect((await post(both.caller, approved, await sign(approved))).body.code).toBe('own-settings')
  // What they write now stands in the next issue only.
  ok(await by(both.caller, ({ mail }) => ({ mail: { ...mail, fromName: '编辑部之二' } })))
  ok(await post(head, approved, await sign(approved)))
  await centre.runAllWork()
  const proof = new Uint8Array(ok(await editor.get(`${at(first)}/proof`)))
  const chain = JSON.parse(new TextDecoder().decode(openEntry(proof, 'sign-off.json', proof.length) ?? undefined))
  expect(chain.authors).toContain(both.id)

  const second = await anIssueInReview(centre, editor)
  expect((await post(both.caller, second, { move: 'approve', ...seen(second) })).body.code).toBe('own-settings')
  const again = await move(office, second, { move: 'approve', comment: '', ...seen(second) })
  ok(await post(head, again, await sign(again)))

  const third = await anIssueInReview(centre, editor)
  expect((await post(both.caller, third, { move: 'approve', ...seen(third) })).status).toBe(200)
})

test('a correction, signed by others, prints not all that was written: the next issue does', async () => {
  const both = await anApproverWhoAdministrates('er')
  const { correct, signedOff } = correcting(centre, { editor, office, head })
  const original = await signed()
  await centre.runAllWork()
  ok(
    await by(both.caller, ({ sections }) => ({
      sections: sections.map((one) => (one.kind === 'figures' ? { ...one, text: `成效显著。${one.text}` } : one)),
    })),
  )
  await signedOff(await correct(original))

  const first = await anIssueInReview(centre, editor)
  expect(JSON.stringify(ok(await editor.get(`${at(first)}/content`)))).toContain('成效显著')
  const refused = await post(both.caller, first, { move: 'approve', ...seen(first) })
  expect([refused.status, refused.body.code]).toEqual([403, 'own-settings'])
  await signed()
  const second = await anIssueInReview(centre, editor)
  expect((await post(both.caller, second, { move: 'approve', ...seen(second) })).status).toBe(200)
})
