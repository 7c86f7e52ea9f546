/** Issues from before letters were frozen: what stands in the table goes on as it was, and what is still to be signed gets its letter first. */
import { beforeEach, describe, expect, test } from 'vitest'
import { keys, subjects } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import { type AuditEntry, chained } from '#shared/audit.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { listZip } from '#shared/zip.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { askForSettings } from '../support/administering.ts'
import { damageRow } from '../support/damage.ts'
import { at } from '../support/issue-page.ts'
import { anIssueInReview, move, ok, seen } from '../support/issue-steps.ts'
import { aMailer, issues } from '../support/mailer.ts'
import { post } from '../support/reviewing.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, administrator, read, mailboxes, approved, signed, recipientsHash, proofHolds } =
  await usingCentre({ people: ['editor', 'office', 'head', 'administrator'] })
beforeEach(() => centre.runAllWork())

/** The rows as an older release wrote them, the record among them: without any letter. */
async function asBefore(issue: Issue): Promise<Issue> {
  const subject = subjects.issue(issue.id)
  let head: AuditEntry | null = null
  for (const { seq: _, previous: __, hash: ___, ...act } of (await loadRecord(centre.deps, subject)).entries) {
    const { letterHash: ____, ...facts } = act.facts
    const entry = await chained({ ...act, facts }, head)
    await damageRow(centre, keys.audit(subject, entry.seq), () => JSON.stringify(entry))
    head = entry
  }
  await damageRow(centre, keys.auditHead(subject), (json) =>
    JSON.stringify({ ...JSON.parse(json), hash: head?.hash, mac: undefined }),
  )
  const without = (json: string) => json.replaceAll(/"letterHash":"[0-9a-f]{64}",?/g, '').replaceAll(',}', '}')
  await damageRow(centre, keys.issue(issue.id, '', ''), without)
  const before = await read(issue)
  expect(JSON.stringify(before)).not.toContain('letterHash')
  return before
}
const setMail = (fromName: string) =>
  askForSettings(centre, administrator, ({ mail }) => ({ mail: { ...mail, fromName } }))
const shown = async (issue: Issue) => ok(await head.get(`${at(issue)}/mail`))

describe('in review when the release came', () => {
  test('whoever approves first freezes the letter that they were shown', async () => {
    const issue = await asBefore(await anIssueInReview(centre, editor))
    // A page that was loaded before names none.
    expect((await post(office, issue, { move: 'approve', ...seen(issue) })).body.code).toBe('not-what-you-saw')
    const { letterHash } = await shown(issue)
    expect(letterHash).toMatch(/^[0-9a-f]{64}$/)
    ok(await setMail('另一个编辑部'))
    expect((await post(office, issue, { move: 'approve', ...seen(issue), letterHash })).body.code).toBe(
      'not-what-you-saw',
    )
    ok(await setMail(PUBLICATION.mail.fromName))
    const taken = await move(office, issue, { move: 'approve', comment: '', ...seen(issue), letterHash })
    expect(taken.review).toMatchObject({ letterHash, approvals: [{ letterHash }] })
    ok(await setMail('另一个编辑部'))
    expect((await shown(taken)).from.name).toBe(PUBLICATION.mail.fromName)
    const request = { move: 'sign-off', comment: '', recipientsHash: await recipientsHash(taken), ...seen(taken) }
    expect((await move(head, taken, request)).signOff?.letterHash).toBe(letterHash)
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(new Set(issues(mailer).map(({ from }) => from.name))).toEqual(new Set([PUBLICATION.mail.fromName]))
    expect(await proofHolds(taken)).toBe(true)
    ok(await setMail(PUBLICATION.mail.fromName))
  })

  test('an approval from before stays good, and the sign-off binds the letter', async () => {
    const issue = await asBefore(await approved())
    const { letterHash } = await shown(issue)
    const request = { move: 'sign-off', comment: '', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    expect((await post(head, issue, request)).body.code).toBe('not-what-you-saw')
    const released = await move(head, issue, { ...request, letterHash })
    expect(released.review?.approvals.map((approval) => approval.letterHash)).toEqual([undefined, letterHash])
    await centre.runAllWork()
    expect(await proofHolds(released)).toBe(true)
  })
})

test('signed before, it goes out with the settings of the moment as it would have, and its proof has no letter', async () => {
  const before = await asBefore(await signed())
  ok(await setMail('另一个编辑部'))
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(
    issues(mailer)
      .map(({ to }) => to.address)
      .sort(),
  ).toEqual(mailboxes)
  expect(new Set(issues(mailer).map(({ from }) => from.name))).toEqual(new Set(['另一个编辑部']))
  ok(await setMail(PUBLICATION.mail.fromName))
  const zip = new Uint8Array(ok(await editor.get(`${at(before)}/proof`)))
  expect((await checkProof(zip)).holds).toBe(true)
  expect(listZip(zip)?.map(({ name }) => name)).not.toContain('letter.json')
})
