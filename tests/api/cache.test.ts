/** No browser keeps what needs a right beyond that right; what was issued may be kept. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { at } from '../support/issue-page.ts'
import { anIssueInReview, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, administrator, signed } = await usingCentre({
  people: ['editor', 'office', 'administrator', 'head'],
})
const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

test('a PDF in review is not kept, nor anything else of it; the issued one may be', async () => {
  const issue = await anIssueInReview(centre, editor)
  for (const way of ['', '/revisions/1/pdf', '/revisions', '/content', '/mail', '/mail/html', '/audit', '/recipients'])
    expect((await office.get(`${at(issue)}${way}`)).headers.get('cache-control'), way).toBe('no-store')
  const published = await signed()
  const { headers } = await office.get(`${at(published)}/revisions/1/pdf`)
  expect(headers.get('cache-control')).toMatch(/^private, max-age=/)
  expect(headers.get('content-security-policy')).toBe("base-uri 'none'; frame-ancestors 'none'")
})

test('signing out clears the cache of what was read', async () => {
  const leaving = await centre.as('he-jing')
  const { headers } = await leaving.post('/api/sign-out')
  expect(headers.get('clear-site-data')).toBe('"cache"')
})

test('no answer of any route is kept or taken for another type, whatever it says, with an issue in review', async () => {
  const issue = await anIssueInReview(centre, editor)
  const { paths } = Paths.parse(ok(await centre.stranger.get('/api/openapi.json')))
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method, path]),
  )
  expect(routes.length).toBeGreaterThan(40)
  for (const [method = '', path = ''] of routes) {
    const address = path
      .replace('{publicationId}', issue.publicationId)
      .replace('{issueId}', issue.id)
      .replace('{revision}', '1')
      .replace('{sha256}', issue.review?.pdf?.hash ?? '')
      .replace(/\{\w+\}/g, 'no-such-one')
    const body = method === 'get' ? {} : { body: '{', headers: { 'content-type': 'application/json' } }
    for (const caller of [office, editor, administrator]) {
      const { headers } = await caller.raw(address, { method: method.toUpperCase(), ...body })
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; .*frame-ancestors/)
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains')
    }
  }
})
