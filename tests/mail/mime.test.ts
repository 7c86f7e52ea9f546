/** The bytes of a letter: the same every time, and no field of it can become another header, part or recipient. */
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { composeMime } from '#functions/mail/mime.ts'
import { aLetter } from './letter.ts'

test('the same letter is the same bytes', async () => {
  expect(await composeMime(aLetter())).toEqual(await composeMime(aLetter()))
})

test('a body that holds the boundary stays a body', async () => {
  const boundaries = (await composeMime(aLetter())).toString('latin1').match(/^--[^\r]+/gm)
  const body = `${boundaries?.join('\n\nX: y\n\n')}\n`
  const mail = await simpleParser(await composeMime(aLetter({ message: { subject: 'a', text: body, html: 'b' } })))
  expect(boundaries?.length).toBeGreaterThan(4)
  expect([mail.text, mail.html, mail.attachments.length]).toEqual([body, 'b', 1])
})

test('the attachment name is written for old and new readers', async () => {
  const source = (await composeMime(aLetter())).toString('latin1')
  expect(source).toContain("filename*0*=utf-8''%E7%A4%BA%E8%8C%83")
  expect(source).toMatch(/name="=\?UTF-8\?B\?/)
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'a\r\nBcc: thief@evil.example',
    'a\nContent-Type: text/html\n\n<b>',
    '\r\n\r\n----delivery-1-Part_1\r\nX: y',
    '"; name="x',
    '\u2028Bcc: thief@evil.example',
    '<thief@evil.example>',
    'x, thief@evil.example',
    '../../x\\y"z.pdf',
    '\ud800',
  ),
)

test('hostile words in any field add no header, no part and no recipient', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, hostile, async (name, subject, body, fileName) => {
      const letter = aLetter({
        from: { name, address: 'bulletin@office.example' },
        to: { name, address: 'wangfang@dept.example' },
        message: { subject, text: body || '空', html: body || '空' },
        attachments: [{ name: fileName, type: 'application/pdf', bytes: Uint8Array.of(1, 2, 3) }],
      })
      const mail = await simpleParser(await composeMime(letter))
      const allowed = new Set([
        'message-id',
        'date',
        'from',
        'to',
        'reply-to',
        'subject',
        'content-type',
        'mime-version',
        'auto-submitted',
        'x-auto-response-suppress',
      ])
      expect([...mail.headers.keys()].filter((header) => !allowed.has(header))).toEqual([])
      const addresses = [mail.from, mail.to, mail.cc, mail.bcc, mail.replyTo].flatMap((of) =>
        [of ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address)),
      )
      expect(addresses).toEqual(['bulletin@office.example', 'wangfang@dept.example', 'editor@office.example'])
      expect(mail.attachments).toHaveLength(1)
      expect(mail.attachments[0]?.filename ?? '').not.toMatch(/[/\\\r\n]/)
      expect([...(mail.attachments[0]?.content ?? [])]).toEqual([1, 2, 3])
    }),
    { numRuns: 150 },
  )
})
