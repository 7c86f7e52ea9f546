/** Files of any size at the API: given as the answer or, where that would be too large for a function, by a signed address of the site. */
import { randomBytes } from 'node:crypto'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HANDED_OUT } from '#functions/files/port.ts'
import { s3Files } from '#functions/files/s3.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { aProof } from '../../support/a-proof.ts'
import { clientFor } from '../../support/aws/aws-client.ts'
import { serveS3 } from '../../support/aws/s3-server.ts'
import type { Answer } from '../../support/caller.ts'
import { ORIGIN, openCentre } from '../../support/centre.ts'
import { ok } from '../../support/issue-steps.ts'
import { aContent } from '../../support/print/a-content.ts'
import { usingCentre } from '../../support/using-centre.ts'

/** Too large for an answer, not for a mail. */
const LARGE = new Uint8Array(randomBytes(4_600_000))
const print = async () => ({ pdf: LARGE, pages: 4 })

const s3 = await serveS3()
afterAll(() => s3.close())
const { centre, editor, signed } = await usingCentre({
  people: ['editor', 'office', 'head'],
  print,
  files: s3Files('bucket', ORIGIN, new S3Client({ ...clientFor(s3.url, 10_000), forcePathStyle: true })),
})
let issue: Issue
beforeAll(async () => {
  issue = await signed()
  await centre.runAllWork()
})

/** What is at the address that an answer names: the site hands the request on to the bucket as it is. */
async function followed({ status, headers }: Answer): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Headers }> {
  expect(status).toBe(303)
  expect(headers.get('cache-control')).toBe('no-store')
  const { origin, pathname, search } = new URL(headers.get('location') ?? '')
  expect([origin, pathname]).toEqual([ORIGIN, expect.stringMatching(`^/bucket/${HANDED_OUT}[0-9a-f]{64}$`)])
  const answer = await fetch(`${s3.url}${pathname}${search}`)
  return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers }
}
const handedOut = () => [...s3.objects.keys()].filter((key) => key.startsWith(`/bucket/${HANDED_OUT}`))

describe('what is too large for an answer', () => {
  test('the proof comes by its address, whole and under its name; asked for twice, it is kept once', async () => {
    const { bytes, headers } = await followed(await editor.get(`/api/issues/${issue.id}/proof`))
    expect((await checkProof(bytes)).holds).toBe(true)
    expect(headers.get('content-type')).toBe('application/zip')
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(`政务服务工作动态2026年第${issue.number}期分发证明.zip`)}`,
    )
    const kept = handedOut()
    expect(kept).toContain(`/bucket/${HANDED_OUT}${await sha256(bytes)}`)
    const again = await followed(await editor.get(`/api/issues/${issue.id}/proof`))
    expect(Buffer.compare(again.bytes, bytes)).toBe(0)
    expect(handedOut()).toEqual(kept)
  })

  test('a PDF is shown, not saved', async () => {
    const { bytes, headers } = await followed(await editor.get(`/api/issues/${issue.id}/revisions/1/pdf`))
    expect(Buffer.compare(bytes, LARGE)).toBe(0)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^inline; /)
  })

  test('so is a preview', async () => {
    const { bytes } = await followed(await editor.post('/api/preview', aContent()))
    expect(Buffer.compare(bytes, LARGE)).toBe(0)
  })

  test('whoever may not have it gets no address', async () => {
    const before = handedOut()
    for (const caller of [centre.stranger, await centre.as('wu-xiaolan')]) {
      const { status, headers } = await caller.get(`/api/issues/${issue.id}/proof`)
      expect([status, headers.get('location')]).toEqual([caller === centre.stranger ? 401 : 403, null])
    }
    expect(handedOut()).toEqual(before)
  })
})

test('what is small enough is the answer itself, and lies nowhere', async () => {
  const before = handedOut()
  for (const format of ['csv', 'xlsx']) {
    const answer = await editor.get(`/api/issues/${issue.id}/deliveries/export?format=${format}`)
    expect(ok(answer).length).toBeGreaterThan(100)
  }
  expect(handedOut()).toEqual(before)
})

test('where files have no addresses, the answer is the file, however large', async () => {
  const atHome = await openCentre({ print })
  try {
    const { zip, headers } = await aProof(atHome)
    expect((await checkProof(zip)).holds).toBe(true)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
  } finally {
    await atHome.close()
  }
})
