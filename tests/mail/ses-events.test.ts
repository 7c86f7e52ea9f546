/** SES's events, by EventBridge and by SNS, read down to what they tell of a letter. */
import { expect, test } from 'vitest'
import { readSesEvent } from '#functions/mail/ses-events.ts'
import { byEventBridge, bySns, SES_EVENTS, type SesEventName } from '../support/aws/ses-events.ts'

const read = (body: object) => readSesEvent(JSON.stringify(body))

const OF = { letter: 'letter-1', to: 'wangfang@dept.example', messageId: 'ses-1' }

test.each<[SesEventName, string, string | null]>([
  ['send', 'accepted', null],
  ['delivery', 'delivered', null],
  ['delay', 'accepted', null],
  ['bounce', 'bounced', '邮件被退回：没有这个邮箱；smtp; 550 5.1.1 user unknown'],
  ['suppressed-by-ses', 'bounced', '邮件被退回：SES 账户的停发名单上有这个邮箱'],
  ['mailbox-full', 'given-up', '邮件没有送达：对方邮箱已满；smtp; 452 4.2.2 over quota'],
  ['undetermined', 'given-up', '邮件没有送达：退信没有说明原因；smtp; 451 try again'],
  ['policy', 'given-up', '邮件没有送达：对方按安全或管理规定拒收；smtp; 550 5.7.1 blocked by rule'],
  ['kept-back', 'given-up', '邮件没有发出：SES 账户的停发名单上有这个邮箱'],
  ['no-such-user-called-transient', 'bounced', '邮件被退回：没有这个邮箱；smtp; 550 5.1.1 no such user'],
  ['automatic-reply', 'accepted', null],
  ['complaint', 'complained', '收件人将邮件标为垃圾邮件（abuse）'],
  ['not-spam', 'accepted', null],
  ['reject', 'given-up', 'SES 检查后没有投递（Bad content）'],
  ['rendering-failure', 'given-up', "SES 没能生成邮件（Attribute 'attributeName' is not present）"],
])('%s tells: %s', (name, event, reason) => {
  const told = { event, reason, letter: 'letter-1', messageId: 'ses-1', sentAt: '2026-02-01T01:00:02.012Z' }
  const json = SES_EVENTS[name](OF)
  expect(read(byEventBridge(json))).toMatchObject(told)
  expect(read(bySns(json))).toEqual(read(byEventBridge(json)))
})

test('what is no event of a letter tells nothing', () => {
  expect(read(byEventBridge(SES_EVENTS.open(OF)))).toBeNull()
  expect(read(bySns('Successfully validated SNS topic for Amazon SES event publishing.'))).toBeNull()
  const { eventType, ...rest } = SES_EVENTS.bounce(OF)
  expect(read(bySns({ notificationType: eventType, ...rest }))).toBeNull()
})

test('mail that was not tagged belongs to no letter', () => {
  const { mail, ...rest } = SES_EVENTS.delivery(OF)
  const { tags: _, ...untagged } = mail
  expect(read(byEventBridge({ ...rest, mail: untagged }))).toMatchObject({ letter: null })
})

test('a server’s words are cut and cleaned, whatever they hold', () => {
  const event = SES_EVENTS.bounce(OF)
  const [recipient] = event.bounce.bouncedRecipients
  if (recipient) recipient.diagnosticCode = `550\r\n<b>\u2028\ud800${'x'.repeat(10_000)}`
  const told = read(byEventBridge(event))
  expect(told?.reason).toMatch(/^邮件被退回：没有这个邮箱；550 <b> \ufffdx+$/)
  expect(told?.reason?.length).toBeLessThan(330)
})

test.each([
  ['nothing', ''],
  ['no JSON', 'Email Delivered'],
  ['another source', JSON.stringify({ source: 'aws.s3', detail: {} })],
  ['no event', '{}'],
  ['a bounce without its kind', JSON.stringify(byEventBridge({ ...SES_EVENTS.send(OF), eventType: 'Bounce' }))],
])('%s is refused, for someone to look at', (_, body) => {
  expect(() => readSesEvent(body)).toThrow()
})
