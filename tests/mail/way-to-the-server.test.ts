/** Obstacles on the way to a mail server: names, ports, certificates, encryption; each is told as what it is, and no letter goes. */
import { afterEach, describe, expect, test } from 'vitest'
import { openSmtp, type SmtpSettings } from '#functions/mail/smtp.ts'
import { servePlainly } from '../support/plain-smtp-server.ts'
import { AUTHORITY, EXPIRED, GOOD, OF_ANOTHER } from './certificates.ts'
import { deafServer } from './deaf-server.ts'
import { aLetter } from './letter.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function tried(url: string, settings: Partial<SmtpSettings> = {}) {
  const mailer = openSmtp(url, { connectMs: 2000, ...settings })
  ends.push(mailer.close)
  return mailer.send(aLetter({ attachments: [] }))
}

async function serving(tls: { key: string; cert: string; from: 'start' | 'STARTTLS' }) {
  const server = await servePlainly({ tls })
  ends.push(server.close)
  return server
}

describe.each(['start', 'STARTTLS'] as const)('TLS from %s', (from) => {
  test.each([
    ['an authority that nobody knows', GOOD, null, /certificate|issuer/],
    ['another host', OF_ANOTHER, AUTHORITY, /altnames/],
    ['the year 2000', EXPIRED, AUTHORITY, /expired/],
  ])('a certificate of %s', async (_, tls, ca, words) => {
    const server = await serving({ ...tls, from })
    expect(await tried(server.url, { ca })).toMatchObject({
      kind: 'retry',
      about: 'server',
      cause: 'certificate',
      reason: expect.stringMatching(words),
    })
    expect([server.state.logins, server.arrivals]).toEqual([0, []])
  })

  test('a certificate of the centre’s own authority, which the settings name', async () => {
    const server = await serving({ ...GOOD, from })
    expect(await tried(server.url, { ca: AUTHORITY })).toMatchObject({ kind: 'accepted' })
    expect([server.state.logins, server.arrivals.length]).toEqual([1, 1])
  })
})

test('a server that does not encrypt where the settings insist', async () => {
  const server = await servePlainly()
  ends.push(server.close)
  expect(await tried(`${server.url}?requireTLS=true`)).toMatchObject({ about: 'server', cause: 'encryption' })
  expect(server.state.logins).toBe(0)
})

test('a server that speaks plainly on a port that was to be encrypted', async () => {
  const server = await servePlainly()
  ends.push(server.close)
  expect(await tried(server.url.replace('smtp:', 'smtps:'))).toMatchObject({ about: 'server', cause: 'encryption' })
})

test.each([
  ['nobody listens', 'smtp://test:secret@127.0.0.1:1', 'unreachable'],
  ['no host has that name', 'smtp://test:secret@no-such-host.invalid:25', 'name'],
])('%s', async (_, url, cause) => {
  expect(await tried(url)).toMatchObject({ kind: 'retry', about: 'server', cause })
})

test('nobody answers', async () => {
  const deaf = await deafServer()
  ends.push(deaf.close)
  expect(await tried(`smtp://127.0.0.1:${deaf.port}`, { connectMs: 500 })).toMatchObject({ cause: 'unreachable' })
})

test.each(['CONNECT', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const)('it hangs up at %s', async (stage) => {
  const server = await servePlainly()
  ends.push(server.close)
  server.state.says = (at) => (at === stage ? 'hang up' : null)
  expect(await tried(server.url)).toMatchObject({ kind: 'retry', about: 'server', cause: 'broken-off' })
})

test('a password that is missing is the account’s', async () => {
  const server = await servePlainly()
  ends.push(server.close)
  expect(await tried(server.url.replace(':secret', ':'))).toMatchObject({ about: 'account', cause: 'login' })
})
