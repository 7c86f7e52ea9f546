/** A mailer that answers as a test says and remembers what it was given. */
import type { Letter, Mailer, Outcome } from '#functions/mail/port.ts'

export const ACCEPTED: Outcome = { kind: 'accepted', messageId: 'message-1', response: 'ok' }
export const RETRY: Outcome = { kind: 'retry', reason: '451 稍后再试' }
export const THROTTLED: Outcome = { kind: 'throttled', reason: '454 发送过快', pauseMs: 2000 }
export const REFUSED: Outcome = { kind: 'refused', reason: '550 没有这个邮箱' }
export const UNKNOWN: Outcome = { kind: 'unknown', reason: '连接中断，不知对方是否收下' }

export type AskedMailer = Mailer & {
  letters: Letter[]
  to: () => string[]
  /** To whom and about what, in order. */
  sent: () => [address: string, subject: string][]
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
