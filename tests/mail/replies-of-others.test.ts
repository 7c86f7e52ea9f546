/** Replies of other servers, a kind each, as the table reads them: whose fault it is, and what a report's words say without a code. */
import { describe, expect, test } from 'vitest'
import type { Cause } from '#functions/mail/answers/causes.ts'
import { outcomeOfReply } from '#functions/mail/answers/smtp-reply.ts'
import { readSesEvent } from '#functions/mail/ses-events.ts'
import { bounceOf, byEventBridge } from '../support/aws/ses-events.ts'

test.each<[command: string, reply: string, cause: Cause]>([
  // Limits of the account, in Chinese, and said at MAIL, where no mailbox has been named.
  ['DATA', '550 超出每日发信量限制', 'quota'],
  ['MAIL FROM', '550 您今日发送的邮件数量已达上限', 'quota'],
  ['DATA', '554 5.7.1 单日发送数超过限制', 'quota'],
  ['MAIL FROM', '552 5.2.2 account over quota', 'quota'],
  ['MAIL FROM', '552 quota', 'quota'],
  ['MAIL FROM', '452 4.2.2 mailbox full', 'quota'],
  ['CONN', '421 4.7.0 connections from your IP exceed rate', 'rate'],
  ['DATA', '550 5.7.28 flood', 'rate'],
  ['MAIL FROM', '550 账户余额不足', 'suspended'],
  // Of the registry: no name for the address; a null MX of the sender.
  ['RCPT TO', '450 4.7.25 cannot find your name', 'address-blocked'],
  ['DATA', '550 5.7.27 no', 'sender-unproven'],
  ['RCPT TO', '530 5.7.0 STARTTLS required', 'encryption'],
  // The server's own trouble is not the letter's.
  ['DATA', '550 系统繁忙，请稍后', 'busy'],
  ['DATA', '554 服务器内部错误', 'busy'],
  ['DATA', '554 5.3.5 system config error', 'declines'],
  // The mailbox.
  ['RCPT TO', '550 账号已被停用', 'mailbox-closed'],
  ['RCPT TO', '550 该邮箱已注销', 'mailbox-closed'],
  ['RCPT TO', '550 5.7.1 recipient refuses mail from you', 'mailbox-declines'],
  ['RCPT TO', '550 收件人不存在', 'no-such-mailbox'],
  // The letter: its size is told at MAIL, also where the code is the same.
  ['MAIL FROM', '552 message size exceeds', 'too-large'],
  ['MAIL FROM', '552 5.3.4 no', 'too-large'],
  ['DATA', '550 Subject contains forbidden content', 'content'],
])('%s: %s is %s', (command, reply, cause) => expect(outcomeOfReply(reply, command).cause).toBe(cause))

const OF = { letter: 'letter-1', to: 'wangfang@dept.example' }

describe('a report without an enhanced code', () => {
  test.each([
    ['smtp; 550 no such user', 'bounced'],
    ['smtp; 550 用户不存在', 'bounced'],
    ['550-User unknown\r\n550 see help', 'bounced'],
    ['smtp; 550 account disabled', 'bounced'],
    ['smtp; 552 mailbox is full', 'given-up'],
    ['smtp; 550 Mail content denied', 'given-up'],
    ['smtp; 550 connection frequency limited', 'given-up'],
    ['smtp; 552 message size exceeds limit', 'given-up'],
    ['smtp; 450 user unknown', 'given-up'],
  ])('%s: %s, whatever SES calls it', (says, event) => {
    for (const type of ['Transient', 'Undetermined', ...(says.includes('450') ? [] : ['Permanent'])])
      for (const status of [undefined, '5.0.0']) {
        const told = bounceOf(OF, { type, subType: 'General', says, ...(status && { status }) })
        expect(readSesEvent(JSON.stringify(byEventBridge(told)))?.event, type).toBe(event)
      }
  })
})

test('a rendering failure, in either spelling', () => {
  const event = (eventType: string) => ({
    ...bounceOf(OF, { type: 'Transient', subType: 'General' }),
    eventType,
    failure: { errorMessage: 'x', templateName: 't' },
  })
  for (const eventType of ['Rendering Failure', 'RenderingFailure'])
    expect(readSesEvent(JSON.stringify(byEventBridge(event(eventType))))?.event).toBe('given-up')
})
