/** The proof of distribution and “is this an issued file?” at the API. */
import { describe, expect, test } from 'vitest'
import { canonicalJson, sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { openEntry } from '#shared/zip.ts'
import { aProof } from '../../support/a-proof.ts'
import { anIssueInReview, ok } from '../../support/issue-steps.ts'
import { putOtherPdf } from '../../support/print/other-pdf.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, signed, ledger } = await usingCentre({ people: ['editor', 'office', 'head'] })

const partOf = (zip: Uint8Array, name: string) =>
  new TextDecoder().decode(openEntry(zip, name, zip.length) ?? new Uint8Array())

describe('the proof', () => {
  test('is a zip of all that is kept, under the issue’s name, the same each time', async () => {
    const { issue, zip, headers } = await aProof(centre)
    const record = ok(await editor.get(`/api/issues/${issue.id}/audit`)).entries
    const { deliveries } = await ledger(issue)
    expect(headers.get('content-type')).toBe('application/zip')
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(
      /^attachment; filename\*=UTF-8''政务服务工作动态2026年第\d+期分发证明\.zip$/,
    )
    expect((await checkProof(zip)).holds).toBe(true)
    expect(await sha256(openEntry(zip, 'issue.pdf', zip.length) ?? '')).toBe(issue.signOff?.pdf.hash)
    expect(JSON.parse(partOf(zip, 'deliveries.json')).deliveries).toEqual(deliveries)
    expect(partOf(zip, 'audit.jsonl')).toBe(record.map((entry: unknown) => `${canonicalJson(entry)}\n`).join(''))
    const again = await office.get(`/api/issues/${issue.id}/proof`)
    expect(Buffer.from(ok(again)).equals(zip)).toBe(true)
  })

  test('has a page that people can read: Chinese, complete, without script', async () => {
    const { issue, zip } = await aProof(centre)
    const page = partOf(zip, 'summary.html')
    const { deliveries } = await ledger(issue)
    for (const { address, messageId } of deliveries) {
      expect(page).toContain(`<td>${address}</td>`)
      expect(page).toContain(messageId?.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    }
    for (const text of ['陈志远', '林国栋', '处室审核', issue.signOff?.pdf.hash, issue.signOff?.recipientsHash])
      expect(page).toContain(text)
    expect(page).not.toMatch(/<script|\son\w+=|https?:\/\/|src=/)
  })

  test('is not given before every mailbox has come to its end', async () => {
    const inReview = await anIssueInReview(centre, editor)
    const issue = await signed()
    for (const { id } of [inReview, issue]) {
      const { status, body } = await editor.get(`/api/issues/${id}/proof`)
      expect([status, body.code]).toEqual([409, 'not-distributed'])
    }
    await centre.runAllWork()
    expect((await editor.get(`/api/issues/${issue.id}/proof`)).status).toBe(200)
  })

  test('is not given when what is kept is not what was signed; the refusal names the part', async () => {
    const { issue } = await aProof(centre)
    await putOtherPdf(centre, issue)
    const { status, body } = await editor.get(`/api/issues/${issue.id}/proof`)
    expect([status, body.code]).toEqual([409, 'proof-does-not-hold'])
    expect(body.details).toEqual([{ path: 'issue.pdf', message: expect.stringContaining('PDF不是签发的那一份') }])
  })
})

describe('a PDF by its hash', () => {
  const issued = async (hash: string | undefined) => ok(await editor.get(`/api/issued/${hash}`)).issued

  test('is known from the moment it is signed: which issue, who approved and signed it, when', async () => {
    const inReview: Issue = await anIssueInReview(centre, editor)
    expect(await issued(inReview.review?.pdf?.hash)).toEqual([])
    const issue = await signed()
    expect(await issued(issue.signOff?.pdf.hash)).toEqual([
      {
        issueId: issue.id,
        publication: '政务服务工作动态',
        label: `2026年第${issue.number}期`,
        revision: 1,
        pages: 1,
        approvals: [
          { stepName: '处室审核', personName: '陈志远', at: centre.now().toISOString() },
          { stepName: expect.any(String), personName: '林国栋', at: centre.now().toISOString() },
        ],
        signedBy: '林国栋',
        signedAt: centre.now().toISOString(),
        corrects: null,
        correctedBy: [],
      },
    ])
  })

  test('is no issued one when nobody signed it, and is no hash at all when it does not look like one', async () => {
    expect(await issued('0'.repeat(64))).toEqual([])
    for (const hash of ['0'.repeat(63), 'A'.repeat(64), '..%2F']) {
      const { status, body } = await editor.get(`/api/issued/${hash}`)
      expect([status, body.code]).toEqual([400, 'bad-request'])
    }
  })
})
