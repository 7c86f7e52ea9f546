/** The picture of the first page of what is under review: kept beside the PDF, handed out as it was kept, missed by nobody where it is not there. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import type { Files } from '#functions/files/port.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, sentToReview } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office } = await usingCentre({ people: ['editor', 'office'] })

const PICTURE = new TextEncoder().encode('RIFF....WEBP')
const firstPage = (issue: Issue, revision = issue.review?.revision) => `${at(issue)}/revisions/${revision}/first-page`

async function reviewed(drawFirstPage: WorkerDeps['drawFirstPage']): Promise<Issue> {
  centre.deps.drawFirstPage = drawFirstPage
  return sentToReview(centre, editor, await aWrittenIssue(centre, editor))
}

test('is handed out to who may read the PDF, of this revision alone', async () => {
  const seen: number[] = []
  const issue = await reviewed(async (pdf) => {
    seen.push(pdf.length)
    return PICTURE
  })
  expect(seen).toEqual([issue.review?.pdf?.bytes])
  const { status, headers, body } = await office.get(firstPage(issue))
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'image/webp', 'no-store'])
  expect(new Uint8Array(body)).toEqual(PICTURE)
  expect((await office.get(firstPage(issue, 2))).status).toBe(404)
})

test('where none was drawn the review goes on without', async () => {
  const issue = await reviewed(async () => null)
  expect([issue.review?.pdf?.pages, issue.review?.firstPage]).toEqual([1, undefined])
  expect((await office.get(firstPage(issue))).status).toBe(404)
})

test('where it cannot be kept the review goes on without, and the log tells', async () => {
  const { files } = centre.deps
  const put: Files['put'] = async (key, bytes, type) => {
    if (type === 'image/webp') throw new Error('the file store is full')
    await files.put(key, bytes, type)
  }
  centre.deps.files = { ...files, put }
  const issue = await reviewed(async () => PICTURE)
  centre.deps.files = files
  expect([issue.review?.pdf?.pages, issue.review?.firstPage, issue.review?.renderFailure]).toEqual([1, undefined, null])
  expect(centre.logged.at(-1)).toMatchObject({ level: 'warn', event: 'first-page-not-kept' })
})

test('is not handed out once its file is another one, or gone', async () => {
  const issue = await reviewed(async () => PICTURE)
  const { key = '' } = issue.review?.firstPage ?? {}
  const file = centre.deps.files
  await file.mend(key, new TextEncoder().encode('another'), 'image/webp')
  expect((await office.get(firstPage(issue))).status).toBe(404)
  await rm(join(centre.folder, 'files', key))
  expect((await office.get(firstPage(issue))).status).toBe(404)
})
