/** How large a mail will be, and how large it may be: known before it is sent. */
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { enclose, largestLetter, letterOf } from '#functions/mail/issue-letter.ts'
import { composeMime } from '#functions/mail/mime.ts'
import { openSmtp } from '#functions/mail/smtp.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import { MEGABYTE, whyTooLarge } from '#shared/distribution/mail-size.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { anIssue } from '../support/builders.ts'
import { servePlainly } from '../support/plain-smtp-server.ts'
import { aLetter } from './letter.ts'
import { serveSmtp } from './smtp-server.ts'

const publication = { ...PUBLICATION, version: 1 }
const issue = anIssue()
const letter = letterOf(
  { mailFrom: 'chuangxun@centre.example' },
  { issue, publication, content: contentOf(issue, publication) },
)

test('a letter is never larger than was foreseen, and not much smaller', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(200_000),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^[a-z0-9]{1,64}$/),
      async (pdfBytes, name, local) => {
        const sent = {
          ...enclose(letter, new Uint8Array(pdfBytes)),
          id: letterId({ issueId: issue.id, id: 'a'.repeat(32), round: 12 }),
          to: { name, address: `${local}@centre.example` },
          sentAt: '2026-02-14T00:00:00Z',
        }
        const { length } = await composeMime(sent)
        const foreseen = await largestLetter(issue, letter, pdfBytes)
        expect(foreseen).toBeGreaterThanOrEqual(length)
        expect(foreseen - length).toBeLessThan(1500)
      },
    ),
    { numRuns: 25 },
  )
})

test('what is too large is said in megabytes, with what to do', () => {
  expect(whyTooLarge(10 * MEGABYTE, 10 * MEGABYTE)).toBeNull()
  expect(whyTooLarge(10 * MEGABYTE + 1, 10 * MEGABYTE)).toBe(
    '带上 PDF 的邮件有 10.1 MB，超过 10.0 MB 的上限，发不出去。请删减图片或拆分内容。',
  )
})

test('what goes beyond a limit is never told as the limit, nor as less', () => {
  const size = fc.integer({ min: 1, max: 60 * MEGABYTE })
  const numbers = (says: string | null) => [...(says ?? '').matchAll(/([\d.]+) MB/g)].map(([, text]) => Number(text))
  fc.assert(
    fc.property(size, fc.oneof(fc.integer({ min: 1, max: 200_000 }), size), (most, beyond) => {
      const [told = 0, limit = 0] = numbers(whyTooLarge(most + beyond, most))
      expect(told).toBeGreaterThan(limit)
    }),
    { numRuns: 2000 },
  )
  // A server that takes 10,240,000 bytes, and a mail of one more.
  expect(whyTooLarge(10_240_001, 10_240_000)).toContain('有 9.8 MB，超过 9.7 MB 的上限')
})

describe('an SMTP server', () => {
  const ends: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })

  test('says itself how much it takes', async () => {
    const server = await serveSmtp({ size: 5 * MEGABYTE })
    const mailer = openSmtp(server.url)
    ends.push(server.close, mailer.close)
    expect(await mailer.mostBytes()).toBe(5 * MEGABYTE)
  })

  test.each<[string, string[], number | null]>([
    ['on its own line', ['PIPELINING', 'SIZE 5242880', '8BITMIME'], 5_242_880],
    ['in small letters, first of all', ['size 1000'], 1000],
    ['as no limit', ['SIZE 0'], null],
    ['without a number', ['SIZE'], null],
    ['of other things on other lines', ['XLIMITS SIZE 12', 'X-MAX-SIZE 34', 'AUTH PLAIN', 'SIZE 7000', 'DSN'], 7000],
    ['of other things only', ['LIMITS RCPTMAX=10 SIZE 12', 'XSIZE 34'], null],
  ])('is read as it says: %s', async (_, offers, most) => {
    const server = await servePlainly({ offers: ['AUTH PLAIN', ...offers] })
    const mailer = openSmtp(server.url)
    ends.push(server.close, mailer.close)
    expect(await mailer.mostBytes()).toBe(most)
    expect(server.state.logins).toBe(0)
    // Nor does a letter hear of a size that is another's.
    expect(await mailer.send(aLetter())).toMatchObject({ kind: 'accepted' })
  })

  test('that says nothing, or is not there, is no limit', async () => {
    const server = await serveSmtp()
    const mailer = openSmtp(server.url, { connectMs: 2000 })
    ends.push(mailer.close)
    expect(await mailer.mostBytes()).toBeNull()
    await server.close()
    expect(await mailer.mostBytes()).toBeNull()
  })
})
