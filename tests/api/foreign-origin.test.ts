/** Requests from elsewhere: what other sites send is refused, what our own pages send is not. */
import { beforeEach, describe, expect, test } from 'vitest'
import { ORIGIN } from '../support/centre.ts'
import { usingCentre } from '../support/using-centre.ts'
import { MINUTE } from './signing-in.ts'

const { centre } = await usingCentre()
// Codes are limited in time: each test has ten minutes of its own.
beforeEach(() => centre.advance(11 * MINUTE))

describe('requests from elsewhere', () => {
  const post = (headers: Record<string, string>) =>
    centre.stranger.raw('/api/sign-in', {
      method: 'POST',
      body: JSON.stringify({ email: 'nobody@elsewhere.example' }),
      headers: { 'content-type': 'application/json', ...headers },
    })

  test.each([
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another site that also names our origin', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:9999' }],
    ['an origin that is hidden', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const { status, body } = await post(headers)
    expect([status, body.code]).toEqual([403, 'foreign-origin'])
  })

  test.each([
    ['our own pages', { 'sec-fetch-site': 'same-origin', origin: ORIGIN }],
    ['the address line', { 'sec-fetch-site': 'none' }],
    ['our own pages in an older browser', { origin: ORIGIN }],
  ])('%s is not', async (_, headers) => {
    expect((await post(headers)).status).toBe(200)
  })

  test('a form’s body is refused', async () => {
    const { status, body } = await post({ 'content-type': 'text/plain' })
    expect([status, body.code]).toEqual([415, 'unsupported-type'])
  })
})
