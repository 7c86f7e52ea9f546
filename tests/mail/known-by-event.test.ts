/** A bounce or a complaint is read by the status code first, then by SES's type; the mailbox is blamed for nothing else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSesEvent } from '#functions/mail/ses-events.ts'
import { type BounceSays, bounceOf, byEventBridge, complaintOf } from '../support/aws/ses-events.ts'

const OF = { letter: 'letter-1', to: 'wangfang@dept.example' }
const tells = (event: object) => readSesEvent(JSON.stringify(byEventBridge({ eventType: '', ...event })))
const bounce = (type: string, subType: string, status?: string, says?: string, action?: string) =>
  tells(bounceOf(OF, { type, subType, ...(status && { status }), ...(says && { says }), ...(action && { action }) }))
    ?.event

const TYPES = ['Permanent', 'Transient', 'Undetermined']

describe('a code decides before the type', () => {
  test.each<[code: string, event: string]>([
    // There is no such mailbox, or never will be again.
    ['5.1.1', 'bounced'],
    ['5.1.2', 'bounced'],
    ['5.1.3', 'bounced'],
    ['5.1.6', 'bounced'],
    ['5.1.10', 'bounced'],
    ['5.2.1', 'bounced'],
    // The same for now only.
    ['4.1.1', 'given-up'],
    ['4.1.2', 'given-up'],
    ['4.2.1', 'given-up'],
    // About the sender, or of no registered meaning.
    ['5.1.4', 'given-up'],
    ['5.1.7', 'given-up'],
    ['5.1.8', 'given-up'],
    ['5.1.90', 'given-up'],
    // The mailbox is there.
    ['5.2.0', 'given-up'],
    ['5.2.2', 'given-up'],
    ['4.2.2', 'given-up'],
    ['5.2.3', 'given-up'],
    ['5.2.4', 'given-up'],
    // The system, the way, the protocol, the content, the rules.
    ['5.3.0', 'given-up'],
    ['5.3.4', 'given-up'],
    ['4.3.2', 'given-up'],
    ['5.4.1', 'given-up'],
    ['5.4.4', 'given-up'],
    ['4.4.7', 'given-up'],
    ['5.4.7', 'given-up'],
    ['5.5.2', 'given-up'],
    ['5.6.0', 'given-up'],
    ['5.7.0', 'given-up'],
    ['5.7.1', 'given-up'],
    ['5.7.26', 'given-up'],
    ['5.7.509', 'given-up'],
    ['4.7.1', 'given-up'],
  ])('%s: %s, in any type and wherever it stands', (code, event) => {
    for (const type of TYPES)
      for (const subType of ['General', 'Undetermined']) {
        expect(bounce(type, subType, code)).toBe(event)
        for (const says of [
          `smtp; 550 ${code} as the server says`,
          `550-${code} first line`,
          `smtp;550 #${code} no`,
          code,
        ])
          for (const status of [undefined, '5.0.0']) expect(bounce(type, subType, status, says), says).toBe(event)
      }
  })

  test('the field comes before the words, and the code after the reply before any other', () => {
    expect(bounce('Permanent', 'General', '4.4.7', 'smtp; 550 4.4.7 Message expired <451 5.1.1 x>')).toBe('given-up')
    expect(bounce('Transient', 'General', undefined, 'smtp; mx 5.7.1 said 550 5.1.1 unknown')).toBe('bounced')
  })

  test.each([
    'smtp; 550 blocked, see 192.5.1.1',
    'smtp; 550 rejected by [5.1.1.9]',
    'smtp; 550 (Exim 4.92.3) refused',
    'smtp; 550 refused',
  ])('%s has none', (says) => {
    expect(bounce('Transient', 'General', undefined, says)).toBe('given-up')
    expect(bounce('Permanent', 'General', undefined, says)).toBe('bounced')
  })
})

describe('without a code that says anything, the type and subtype do', () => {
  test.each<[type: string, subType: string, status: string | undefined, event: string]>([
    ['Permanent', 'General', undefined, 'bounced'],
    ['Permanent', 'General', '5.0.0', 'bounced'],
    ['Permanent', 'General', '5.1.0', 'bounced'],
    ['Permanent', 'General', '5.5.0', 'bounced'],
    ['Permanent', 'NoEmail', undefined, 'bounced'],
    ['Permanent', 'General', '4.0.0', 'given-up'],
    ['Permanent', 'NoEmail', '4.0.0', 'given-up'],
    ['Transient', 'General', '5.0.0', 'given-up'],
    ['Transient', 'General', '4.0.0', 'given-up'],
    ['Transient', 'MailboxFull', undefined, 'given-up'],
    ['Permanent', 'MailboxFull', undefined, 'given-up'],
    ['Transient', 'MessageTooLarge', undefined, 'given-up'],
    ['Transient', 'ContentRejected', undefined, 'given-up'],
    ['Transient', 'AttachmentRejected', undefined, 'given-up'],
    ['Transient', 'CustomTimeoutExceeded', undefined, 'given-up'],
    ['Transient', 'SomethingNew', undefined, 'given-up'],
    ['Undetermined', 'Undetermined', undefined, 'given-up'],
    ['Undetermined', 'General', undefined, 'given-up'],
    // An automatic reply.
    ['Transient', 'General', undefined, 'accepted'],
    ['Transient', 'General', '', 'accepted'],
  ])('%s, %s, %s: %s', (type, subType, status, event) => {
    expect(bounce(type, subType, status)).toBe(event)
  })

  test('a notice that tells of no failure is none', () => {
    for (const action of ['delayed', 'relayed', 'delivered', 'Expanded'])
      expect(bounce('Transient', 'General', '4.4.1', undefined, action)).toBe('accepted')
    expect(bounce('Transient', 'General', '2.1.5')).toBe('accepted')
    expect(bounce('Transient', 'General', '5.1.1', undefined, 'delayed')).toBe('bounced')
  })

  test('what SES kept back by its own list was not sent, whatever code SES gives it', () => {
    for (const status of [undefined, '5.1.1', '5.7.1']) {
      for (const subType of ['Suppressed', 'OnAccountSuppressionList', 'OnTenantSuppressionList'])
        expect(tells(bounceOf(OF, { type: 'Permanent', subType, ...(status && { status }) }))).toMatchObject({
          event: 'bounced',
          reason: expect.stringMatching(/^邮件被退回：SES .*停发名单上有这个邮箱$/),
        })
      expect(bounce('Permanent', 'EmailValidationSuppressed', status)).toBe('given-up')
    }
  })
})

describe('a complaint', () => {
  test.each<[type: string | undefined, event: string, reason: string | null]>([
    [undefined, 'complained', '收件人将邮件标为垃圾邮件'],
    ['abuse', 'complained', '收件人将邮件标为垃圾邮件（abuse）'],
    ['Abuse', 'complained', '收件人将邮件标为垃圾邮件（Abuse）'],
    ['fraud', 'complained', '收件人将邮件举报为欺诈邮件（fraud）'],
    ['other', 'complained', '收件人投诉了这封邮件（other）'],
    ['opt-out', 'complained', '收件人投诉了这封邮件（opt-out）'],
    ['constructor', 'complained', '收件人投诉了这封邮件（constructor）'],
    ['not-spam', 'accepted', null],
    ['virus', 'accepted', '对方的检查程序报告邮件带有病毒'],
    ['auth-failure', 'accepted', '对方报告邮件没有通过发件人验证'],
  ])('of type %s: %s', (type, event, reason) => {
    expect(tells(complaintOf(OF, type === undefined ? {} : { type }))).toMatchObject({ event, reason })
  })

  test('of SES’s own list is none: the letter was not sent', () => {
    for (const type of [undefined, 'abuse', 'not-spam'])
      expect(tells(complaintOf(OF, { subType: 'OnAccountSuppressionList', ...(type && { type }) }))).toMatchObject({
        event: 'given-up',
        reason: '邮件没有发出：SES 账户的停发名单上有这个邮箱',
      })
  })
})

test('whatever a server says, the mailbox is blamed by one of few codes, or by SES where no code speaks', () => {
  const code = fc.record({ of: fc.constantFrom(4, 5), subject: fc.nat({ max: 9 }), detail: fc.nat({ max: 30 }) })
  const says = fc.record({
    type: fc.constantFrom(...TYPES),
    subType: fc.constantFrom('General', 'NoEmail', 'MailboxFull', 'Undetermined', 'ContentRejected'),
    code: fc.option(
      code.map(({ of, subject, detail }) => `${of}.${subject}.${detail}`),
      { nil: undefined },
    ),
    words: fc.string({ maxLength: 40 }),
  })
  const BLAMES = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/
  const SPEAKS = /^[45]\.[1-7]\.\d+$/
  fc.assert(
    fc.property(says, ({ type, subType, code, words }) => {
      const event = bounce(type, subType, code, `smtp; ${words.replace(/\d/g, '')}`)
      if (code && SPEAKS.test(code) && !['5.1.0', '5.5.0'].includes(code))
        expect(event === 'bounced').toBe(BLAMES.test(code))
      else if (event === 'bounced') expect(type === 'Permanent' || subType === 'NoEmail').toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('a server’s words of any length are read in no time', () => {
  const says: BounceSays = { type: 'Permanent', subType: 'General', says: `${'550 5.'.repeat(50_000)}5.1.1` }
  expect(tells(bounceOf(OF, says))?.event).toBe('bounced')
})
