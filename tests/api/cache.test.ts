/** What needs a right is kept by no browser beyond it; what was issued may be. */
import { expect, test } from 'vitest'
import { at } from '../support/issue-page.ts'
import { usingCentre } from '../support/using-centre.ts'
import { anIssueInReview } from '../support/way.ts'

const { centre, editor, office, signed } = usingCentre()

test('a PDF in review is not kept, nor anything else of it; the issued one may be', async () => {
  const issue = await anIssueInReview(centre, editor)
  for (const way of ['', '/revisions/1/pdf', '/revisions', '/content', '/mail', '/mail/html', '/audit', '/recipients'])
    expect((await office.get(`${at(issue)}${way}`)).headers.get('cache-control'), way).toBe('no-store')
  const published = await signed()
  const { headers } = await office.get(`${at(published)}/revisions/1/pdf`)
  expect(headers.get('cache-control')).toMatch(/^private, max-age=/)
})

test('signing out clears the cache of what was read', async () => {
  const leaving = await centre.as('he-jing')
  const { headers } = await leaving.post('/api/sign-out')
  expect(headers.get('clear-site-data')).toBe('"cache"')
})
