/** The end of the month: returned once, approved by two, signed, and sent to every mailbox as it was signed. */
import { expect } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { at, hashOfRecipients, readIssue } from '../support/issue-page.ts'
import { move, ok, seen, sentToReview } from '../support/issue-steps.ts'
import type { openSixty } from './sixty.ts'

const approving = (of: Issue) => ({ move: 'approve', comment: '同意', ...seen(of) })

type Sixty = Pick<Awaited<ReturnType<typeof openSixty>>, 'centre' | 'editor'>

/** Answers the issue as it was signed. */
export async function signedAndSent({ centre, editor: by }: Sixty, issue: Issue): Promise<Issue> {
  const editor = await by()
  const [office, head] = [await centre.as('chen-zhiyuan'), await centre.as('lin-guodong')]
  const firstTry = await sentToReview(centre, editor, await readIssue(editor, issue))
  await move(office, firstTry, { move: 'return', reason: '标题再核对' })
  const inReview = await sentToReview(centre, editor, await readIssue(editor, issue))
  expect(
    (await editor.post(`${at(issue)}/moves`, { ...approving(inReview), version: inReview.version })).body.code,
  ).toBe('not-allowed')
  const approved = await move(office, inReview, approving(inReview))
  const recipientsHash = await hashOfRecipients(head, issue)
  const signed = await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })
  await centre.runAllWork()

  const { distribution, counts } = ok(await editor.get(`${at(issue)}/deliveries`))
  expect(distribution).toMatchObject({ state: 'done', frozen: 6 })
  expect(counts).toMatchObject({ sent: 6, queued: 0, sending: 0, failed: 0, ambiguous: 0 })
  const mails = (await listOutbox(centre.outbox, 10_000)).filter(({ subject }) =>
    subject.includes('〔政务服务工作动态〕2026年第2期（总第126期）'),
  )
  expect(new Set(mails.map(({ to }) => to[0]?.address)).size).toBe(mails.length)
  const pdf = ok(await editor.get(`${at(issue)}/revisions/${signed.review?.revision}/pdf`))
  expect(await sha256(new Uint8Array(pdf))).toBe(signed.signOff?.pdf.hash)
  return signed
}
