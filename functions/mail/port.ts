/** Mail as the rest of the system sees it: a letter goes out, and its outcome is one of five. */
import type { Message } from '#shared/mail/message.ts'
import type { NotTaken } from './answers/not-taken.ts'

/** A mailbox with the name shown before it, if any. */
export type Correspondent = { name: string | null; address: string }

/**
 * One mail to one mailbox. Letters that share their `message` and `attachments` (the same objects) share one encoded
 * body: it is made once, however many they are.
 */
export type Letter = {
  /** Delivery or notice id, `[A-Za-z0-9_-]{1,128}`: becomes Message-ID `<id@domain>` and the SES tag, so that events find the row. */
  id: string
  from: { name: string; address: string }
  to: Correspondent
  /** An address, or null for none. */
  replyTo: string | null
  message: Message
  attachments: readonly Attachment[]
  /** ISO instant; the Date header. */
  sentAt: string
}

export type Attachment = { name: string; type: string; bytes: Uint8Array }

export type Outcome =
  /** Taken over by the mail server; `messageId` is what that server calls it. */
  | { kind: 'accepted'; messageId: string; response: string }
  | NotTaken
  /** May or may not have been taken: sending it again could send it twice. */
  | { kind: 'unknown'; reason: string }

export type Mailer = {
  /** Tries once. Rejects only where the program is wrong; what the server or network does is an outcome. */
  send(letter: Letter): Promise<Outcome>
  /** How many letters it is sensible to have under way at once; more would only wait. */
  atOnce(): Promise<number>
  /** What the mailer's own record says of a letter whose sender died. */
  recall(id: string): Promise<'accepted' | 'unknown'>
  /** The most bytes that the mail server says it takes in one message; null where it does not say, or cannot be asked now. */
  mostBytes(): Promise<number | null>
  /** Lets letters under way finish, then frees sockets. */
  close(): Promise<void>
}
