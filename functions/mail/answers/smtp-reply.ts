/**
 * Reads what a mail server's reply is about: this letter, this mailbox, the sender, the account or the server.
 *
 * By stage, reply code (RFC 5321, 4.2; RFC 4954, 6), enhanced code (RFC 3463; RFC 7372, RFC 7505) and, since servers use
 * these as they like, by words of the common ones: Postfix, Exim, Sendmail, Exchange, Gmail, SES, Coremail and NetEase,
 * Tencent, Alibaba. Before RCPT no mailbox has been named, so no reply there is about one; nor is it about the letter, but
 * for its size.
 */

import type { Cause } from './causes.ts'
import { type NotTaken, notTaken } from './not-taken.ts'
import { BY_STAGE, BY_WORDS, type Reply, type Rule, type Stage } from './smtp-rules.ts'

/** More words than these say nothing new. */
const MOST_WORDS = 600

/** `RCPT TO`, `AUTH PLAIN` and the like, as nodemailer names the command that was answered. */
const STAGES: [RegExp, Stage][] = [
  [/^(?:EHLO|HELO|LHLO)/, 'EHLO'],
  [/^STARTTLS/, 'STARTTLS'],
  [/^AUTH/, 'AUTH'],
  [/^MAIL/, 'MAIL'],
  [/^RCPT/, 'RCPT'],
  [/^DATA/, 'DATA'],
]

const stageOf = (command: string): Stage => STAGES.find(([pattern]) => pattern.test(command))?.[1] ?? 'CONNECT'

/** `response`: all lines of the reply; `command`: the one that it answers. */
export function outcomeOfReply(response: string, command: string): NotTaken {
  const reply = readReply(response, command)
  const { stage, code, enhanced } = reply
  return notTaken(causeOf(reply), {
    permanent: code >= 500,
    code: `${[code, enhanced].filter((part) => part !== '').join(' ')} @ ${stage}`,
    words: response.slice(0, MOST_WORDS).replace(/\s+/g, ' ').trim(),
  })
}

const ENHANCED = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/
/** As qmail and its kin write it. */
const ENHANCED_BEHIND = /#([245]\.\d{1,3}\.\d{1,3})\b/

function readReply(response: string, command: string): Reply {
  const text = response.slice(0, MOST_WORDS)
  return {
    stage: stageOf(command),
    code: Number.parseInt(text, 10),
    enhanced: (ENHANCED.exec(text) ?? ENHANCED_BEHIND.exec(text))?.[1] ?? '',
    // Nobody's mailbox, and no address of a help page, says what is wrong: a mailbox may be named `quota`.
    words: text
      .replace(/<[^<>]*>|\S+@\S+|https?:\S+/g, ' ')
      .replace(/\s+/g, ' ')
      .toLowerCase(),
  }
}

/** What a server's words say of a mailbox or a letter, where a report passes them on without an enhanced code; null where they say nothing. */
export function causeInWords(response: string): Cause | null {
  const reply = readReply(response, 'RCPT')
  return BY_WORDS.find((rule) => holds(rule, { ...reply, enhanced: '' }))?.is ?? null
}

const causeOf = (reply: Reply): Cause => [...BY_WORDS, ...BY_STAGE].find((rule) => holds(rule, reply))?.is ?? 'declined'

function holds({ at, code, enhanced, words }: Rule, reply: Reply): boolean {
  if (at && !at.includes(reply.stage)) return false
  if (code && !code.test(String(reply.code))) return false
  // Either of the two says it, where a rule has both.
  if (enhanced?.test(reply.enhanced)) return true
  if (words) return words.test(reply.words)
  return !enhanced
}
