/** The meaning of a server's words, said over the wire at every stage, with the whole envelope at once and line by line. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outcomeOfReply } from '#functions/mail/answers/smtp-reply.ts'
import { openSmtp } from '#functions/mail/smtp.ts'
import { ABOUT } from '#shared/distribution/about.ts'
import { type Stage, servePlainly } from '../support/plain-smtp-server.ts'
import { aLetter } from './letter.ts'
import { REPLIES } from './smtp-replies.ts'

describe.each([
  ['line by line', ['AUTH PLAIN']],
  ['all at once', ['AUTH PLAIN', 'PIPELINING', '8BITMIME']],
])('%s', (_, offers) => {
  let server: Awaited<ReturnType<typeof servePlainly>>
  beforeAll(async () => {
    server = await servePlainly({ offers })
  })
  afterAll(() => server.close())

  test.each(REPLIES)('%s %s: %s, %s', async (stage, reply, about, kind) => {
    server.state.says = (at) => (at === stage ? reply : null)
    const before = server.arrivals.length
    const mailer = openSmtp(server.url)
    const outcome = await mailer.send(aLetter({ attachments: [] }))
    await mailer.close()
    expect(outcome).toMatchObject({ about, kind })
    // The parser of replies may have other line ends, the words are the server's.
    expect(outcome).toMatchObject({ reason: expect.stringContaining(reply.slice(4, 20).trim()) })
    expect(server.arrivals).toHaveLength(before)
  })
})

const COMMANDS: Record<Exclude<Stage, 'END'>, string> = {
  CONNECT: 'CONN',
  EHLO: 'EHLO',
  STARTTLS: 'STARTTLS',
  AUTH: 'AUTH PLAIN',
  MAIL: 'MAIL FROM',
  RCPT: 'RCPT TO',
  DATA: 'DATA',
}
const NAMED = ['RCPT', 'DATA']

test('whatever is said: temporary is never final, and before RCPT only the size is the letter’s', () => {
  const words = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(...REPLIES.map(([, reply]) => reply.slice(4))))
  const enhanced = fc.option(fc.tuple(fc.constantFrom(4, 5), fc.nat({ max: 8 }), fc.nat({ max: 120 })))
  // Object.keys loses the key type; the table is closed
  const stages = fc.constantFrom(...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]))
  fc.assert(
    fc.property(stages, fc.integer({ min: 400, max: 599 }), enhanced, words, (stage, code, parts, said) => {
      const reply = `${code} ${parts ? `${parts.join('.')} ` : ''}${said}`
      const outcome = outcomeOfReply(reply, COMMANDS[stage])
      const { about, kind, cause } = outcome
      if (kind === 'refused') expect([code >= 500, ABOUT[about].ofLetter]).toEqual([true, true])
      if (!NAMED.includes(stage) && ABOUT[about].ofLetter) expect([stage, cause]).toEqual(['MAIL', 'too-large'])
      expect(outcome.code).toContain(`${code}`)
      expect(outcome.reason).not.toBe('')
    }),
    { numRuns: 3000 },
  )
})

test('a mailbox’s name says nothing', () => {
  for (const [stage, reply, about, kind] of REPLIES) {
    if (stage !== 'RCPT') continue
    const named = reply.replace(/^(\S+ (?:\d\.\d+\.\d+ )?)/, '$1<relay.quota.spam.login.rate@dept.example>: ')
    expect([reply, outcomeOfReply(named, 'RCPT TO')]).toMatchObject([reply, { about, kind }])
  }
})

test('of words without end no more is read or kept than says something', () => {
  const { reason } = outcomeOfReply(`550 5.7.1 ${'a b '.repeat(200_000)}`, 'RCPT TO')
  expect(reason.length).toBeLessThan(700)
})
