/** A mailer that answers as a test says and remembers what it was given. */
import type { Cause } from '#functions/mail/answers/causes.ts'
import type { NotTaken } from '#functions/mail/answers/not-taken.ts'
import type { Letter, Mailer, Outcome } from '#functions/mail/port.ts'
import type { About } from '#shared/distribution/about.ts'

export const ACCEPTED: Outcome = { kind: 'accepted', messageId: 'message-1', response: 'ok' }
const said = (kind: NotTaken['kind'], about: About, cause: Cause, reason: string): NotTaken => ({
  kind,
  about,
  cause,
  code: reason.slice(0, 3),
  reason,
})
/** Of its mailbox. */
export const RETRY = said('retry', 'mailbox', 'mailbox-busy', '451 稍后再试')
export const THROTTLED = said('throttled', 'account', 'rate', '454 发送过快')
export const REFUSED = said('refused', 'mailbox', 'no-such-mailbox', '550 没有这个邮箱')
/** That says no more than no. */
export const DECLINED = said('refused', 'letter', 'declined', '554 不收')
export const NO_LOGIN = said('retry', 'account', 'login', '535 登录失败')
export const USED_UP = said('throttled', 'account', 'quota', '550 额度已用完')
export const UNKNOWN: Outcome = { kind: 'unknown', reason: '连接中断，不知对方是否收下' }

export type AskedMailer = Mailer & {
  letters: Letter[]
  to: () => string[]
  /** To whom and about what, in order. */
  sent: () => [address: string, subject: string][]
  /** What came since it was asked the last time: to whom, about what. */
  newly: () => string[]
  /** All that the letters say. */
  text: () => string
}

/** `answer` decides each letter's outcome; `recall` what is known of one whose sender died. */
export function aMailer(
  answer: (letter: Letter) => Outcome | Promise<Outcome> = () => ACCEPTED,
  recall: Mailer['recall'] = async () => 'unknown',
): AskedMailer {
  const letters: Letter[] = []
  return {
    letters,
    to: () => letters.map(({ to }) => to.address).sort(),
    sent: () => letters.map(({ to, message }) => [to.address, message.subject]),
    newly: () => letters.splice(0).map(({ to, message }) => `${to.address} ${message.subject}`),
    text: () => letters.map(({ message }) => message.text).join('\n'),
    async send(letter) {
      letters.push(letter)
      return answer(letter)
    },
    atOnce: async () => Number.POSITIVE_INFINITY,
    recall,
    async mostBytes() {
      return null
    },
    async close() {},
  }
}

/** Answers the letters with the PDF by their mailbox, and takes all else. */
export const aMailerThat = (answers: Readonly<Record<string, Outcome>>): AskedMailer =>
  aMailer(({ attachments, to }) => (attachments.length === 0 ? ACCEPTED : (answers[to.address] ?? ACCEPTED)))

/** The letters with the issue's PDF, not the notices about it. */
export const issues = (mailer: AskedMailer): Letter[] =>
  mailer.letters.filter(({ attachments }) => attachments.length > 0)
export const addressed = (mailer: AskedMailer): string[] =>
  issues(mailer)
    .map(({ to }) => to.address)
    .sort()
