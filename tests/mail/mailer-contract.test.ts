/** One contract for the three mailers: what arrives is the letter, whole, once, to one mailbox; what fails is said truthfully. */
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Letter, Outcome } from '#functions/mail/port.ts'
import { openSes } from '#functions/mail/ses.ts'
import { openSmtp } from '#functions/mail/smtp.ts'
import { clientFor } from '../support/aws/aws-client.ts'
import type { SesConduct } from '../support/aws/ses-server.ts'
import { deafServer } from './deaf-server.ts'
import { aLetter, BYTES } from './letter.ts'
import { outboxRig, type Rig, sesRig, smtpRig } from './rigs.ts'
import type { SmtpConduct } from './smtp-server.ts'

const RIGS: [string, () => Promise<Rig>][] = [
  ['the outbox on disk', outboxRig],
  ['SMTP', () => smtpRig()],
  ['SES', () => sesRig()],
]

describe.each(RIGS)('%s', (_, open) => {
  let rig: Rig
  beforeEach(async () => {
    rig = await open()
  })
  afterEach(() => rig.close())

  test('delivers the letter as it was written', async () => {
    const outcome = await rig.mailer.send(aLetter())
    expect(outcome).toMatchObject({
      kind: 'accepted',
      messageId: expect.stringMatching(/./),
      response: expect.stringMatching(/./),
    })
    const [arrival, ...others] = await rig.arrivals()
    if (!arrival) throw new Error('nothing arrived')
    expect(others).toEqual([])
    expect({ from: arrival.from, to: arrival.to }).toEqual({
      from: 'bulletin@office.example',
      to: ['wangfang@dept.example'],
    })
    const mail = await simpleParser(arrival.source)
    expect(mail.subject).toBe('〔示范简报〕2026年第2期')
    expect(mail.messageId).toBe('<delivery-1@office.example>')
    expect(mail.date?.toISOString()).toBe('2026-02-14T02:00:00.000Z')
    expect(mail.from?.value).toEqual([{ name: '示范市政务服务中心', address: 'bulletin@office.example' }])
    expect([mail.to ?? []].flat().map(({ value }) => value)).toEqual([
      [{ name: '王芳', address: 'wangfang@dept.example' }],
    ])
    expect(mail.replyTo?.value).toMatchObject([{ address: 'editor@office.example' }])
    expect([mail.cc, mail.bcc]).toEqual([undefined, undefined])
    expect(mail.text).toBe('全文见附件。\n')
    expect(mail.html).toBe('<p>全文见附件。</p>')
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['示范简报2026年第2期.pdf', 'application/pdf'],
    ])
    expect(mail.attachments[0]?.content.equals(BYTES)).toBe(true)
  })

  test('sends twenty at once, each to its own mailbox', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => `delivery-${at}`)
    const letter = (id: string) => aLetter({ id, to: { name: null, address: `${id}@dept.example` } })
    const outcomes = await Promise.all(ids.map((id) => rig.mailer.send(letter(id))))
    expect(outcomes.map(({ kind }) => kind)).toEqual(ids.map(() => 'accepted'))
    const addressed = (await rig.arrivals()).map(({ to }) => to.join())
    expect(addressed.sort()).toEqual(ids.map((id) => `${id}@dept.example`).sort())
  })

  test('writes an internationalised host in its ASCII form', async () => {
    await rig.mailer.send(aLetter({ to: { name: null, address: 'wangfang@政务.example' } }))
    // The SMTP server and the parser show such a host decoded; SES shows it as sent.
    expect((await rig.arrivals()).map(({ to }) => to.map((address) => address.replace('政务', 'xn--zfr164b')))).toEqual(
      [['wangfang@xn--zfr164b.example']],
    )
  })

  test('closes after the letters under way', async () => {
    const sending = rig.mailer.send(aLetter())
    await rig.mailer.close()
    expect(await sending).toMatchObject({ kind: 'accepted' })
  })

  test.each<[string, Partial<Letter>]>([
    ['two mailboxes in one address', { to: { name: null, address: 'a@dept.example, b@dept.example' } }],
    ['an address with a line end', { to: { name: null, address: 'a@dept.example\r\nBcc: b@dept.example' } }],
    ['an address without a host', { to: { name: null, address: 'wangfang' } }],
    ['a sender that is none', { from: { name: '', address: '<>' } }],
    ['an id that is a path', { id: '../delivery-1' }],
    ['a date that is none', { sentAt: 'yesterday' }],
    ['an attachment type with a line end', { attachments: [{ name: 'a', type: 'a/b\r\nX: y', bytes: BYTES }] }],
  ])('refuses %s before anything is sent', async (_, part) => {
    expect(await rig.mailer.send(aLetter(part))).toMatchObject({
      kind: part.from ? 'retry' : 'refused',
      reason: expect.stringMatching(/格式不对/),
    })
    expect(await rig.arrivals()).toEqual([])
  })

  test('knows nothing of a letter that was never sent', async () => {
    expect(await rig.mailer.recall('delivery-9')).toBe('unknown')
    expect(await rig.mailer.recall('../../etc/passwd')).toBe('unknown')
  })
})

describe('SMTP tells', () => {
  test.each<[SmtpConduct, Outcome['kind'], number]>([
    ['554 at CONNECT', 'retry', 0],
    ['hang up at CONNECT', 'retry', 0],
    ['535 at AUTH', 'retry', 0],
    ['421 at MAIL', 'retry', 0],
    ['530 at MAIL', 'retry', 0],
    ['553 at MAIL', 'retry', 0],
    ['451 at RCPT', 'retry', 0],
    ['550 at RCPT', 'refused', 0],
    ['452 at DATA', 'retry', 0],
    ['554 at DATA', 'refused', 0],
    ['hang up at MAIL', 'retry', 0],
    ['hang up at RCPT', 'retry', 0],
    ['hang up at DATA', 'unknown', 1],
    ['fall silent at DATA', 'unknown', 1],
  ])('%s: %s', async (conduct, kind, arrived) => {
    const rig = await smtpRig(conduct.startsWith('fall silent') ? 500 : 10_000)
    try {
      rig.server.state.conduct = conduct
      const outcome = await rig.mailer.send(aLetter())
      expect(outcome.kind).toBe(kind)
      if (/^\d/.test(conduct)) expect(outcome).toMatchObject({ reason: expect.stringContaining('said the test') })
      if (/AUTH|530/.test(conduct))
        expect(outcome).toMatchObject({ reason: expect.stringContaining('登录邮件服务器失败') })
      expect(await rig.arrivals()).toHaveLength(arrived)

      rig.server.state.conduct = 'accept'
      expect(await rig.mailer.send(aLetter({ id: 'delivery-2' }))).toMatchObject({ kind: 'accepted' })
      expect(await rig.arrivals()).toHaveLength(arrived + 1)
    } finally {
      await rig.close()
    }
  })

  test('a connection that the server ended between two letters costs neither', async () => {
    const rig = await smtpRig()
    try {
      expect(await rig.mailer.send(aLetter())).toMatchObject({ kind: 'accepted' })
      rig.server.state.conduct = 'hang up at MAIL'
      expect(await rig.mailer.send(aLetter({ id: 'delivery-2' }))).toMatchObject({ kind: 'retry' })
      rig.server.state.conduct = 'accept'
      expect(await rig.mailer.send(aLetter({ id: 'delivery-2' }))).toMatchObject({ kind: 'accepted' })
      expect(await rig.arrivals()).toHaveLength(2)
      expect(rig.server.state.letters).toBe(3)
    } finally {
      await rig.close()
    }
  })

  test('a server that is not there: retry', async () => {
    const rig = await smtpRig()
    await rig.close()
    const mailer = openSmtp(rig.server.url)
    expect(await mailer.send(aLetter())).toMatchObject({ kind: 'retry', reason: expect.stringContaining('没有连上') })
    await mailer.close()
  })

  test('a server that does not let itself be reached: retry', async () => {
    const deaf = await deafServer()
    const mailer = openSmtp(`smtp://127.0.0.1:${deaf.port}`, { connectMs: 500 })
    expect(await mailer.send(aLetter())).toMatchObject({ kind: 'retry', reason: expect.stringContaining('没有连上') })
    await mailer.close()
    deaf.close()
  })
})

describe('SES', () => {
  test('is given an internationalised host in its ASCII form', async () => {
    const rig = await sesRig()
    await rig.mailer.send(aLetter({ to: { name: null, address: 'wangfang@政务.example' } }))
    expect(await rig.arrivals()).toMatchObject([{ to: ['wangfang@xn--zfr164b.example'] }])
    await rig.close()
  })

  test('is given the configuration set and the delivery id as a tag', async () => {
    const rig = await sesRig()
    expect(await rig.mailer.send(aLetter())).toEqual({
      kind: 'accepted',
      messageId: 'ses-1',
      response: expect.stringContaining('request-1'),
    })
    expect(await rig.arrivals()).toMatchObject([
      { tags: { 'delivery-id': 'delivery-1', configurationSet: 'bulletin' } },
    ])
    await rig.close()
  })

  test.each<[SesConduct, Outcome['kind'], number]>([
    ['400 Throttling', 'throttled', 0],
    ['400 LimitExceededException', 'throttled', 0],
    ['503 ServiceUnavailable', 'retry', 0],
    ['403 InvalidClientTokenId', 'retry', 0],
    ['400 AccountSendingPausedException', 'retry', 0],
    ['400 MessageRejected', 'refused', 0],
    ['400 MailFromDomainNotVerifiedException', 'retry', 0],
    ['400 InvalidParameterValue', 'refused', 0],
    ['400 SomethingNew', 'refused', 0],
    ['500 InternalFailure', 'unknown', 0],
    ['502', 'unknown', 0],
    ['garble the reply', 'unknown', 1],
    ['lose the reply', 'unknown', 1],
    ['fall silent', 'unknown', 1],
  ])('tells %s: %s, after one request', async (conduct, kind, arrived) => {
    const rig = await sesRig(conduct === 'fall silent' ? 500 : 10_000)
    rig.server.state.conduct = conduct
    const outcome = await rig.mailer.send(aLetter())
    expect(outcome.kind).toBe(kind)
    if (/ \w/.test(conduct) && /^\d/.test(conduct))
      expect(outcome).toMatchObject({ reason: expect.stringContaining('said the test') })
    expect(rig.server.state.requests).toBe(1)
    expect(await rig.arrivals()).toHaveLength(arrived)
    await rig.close()
  })

  test('a server that is not there: retry', async () => {
    const rig = await sesRig()
    await rig.close()
    const mailer = openSes({ configurationSet: null, client: clientFor(rig.server.url, 10_000) })
    expect(await mailer.send(aLetter())).toMatchObject({ kind: 'retry', reason: expect.stringContaining('没有连上') })
    await mailer.close()
  })

  test('a server that does not let itself be reached: retry', async () => {
    const deaf = await deafServer()
    const client = clientFor(`http://127.0.0.1:${deaf.port}`, 10_000)
    const requestHandler = { ...client.requestHandler, connectionTimeout: 500 }
    const mailer = openSes({ configurationSet: null, client: { ...client, requestHandler } })
    expect(await mailer.send(aLetter())).toMatchObject({ kind: 'retry', reason: expect.stringContaining('没有连上') })
    await mailer.close()
    deaf.close()
  })
})
