/** A letter as the bytes that travel: multipart MIME, the same bytes whenever the same letter is composed. */
import { domainToASCII } from 'node:url'
import type MailComposer from 'nodemailer/lib/mail-composer'
import type { Attachment, Letter } from './port.ts'

/** Why a letter cannot be sent as it is, in Chinese, and what is wrong with; no server was asked. */
export class UnsendableLetter extends Error {
  override name = 'UnsendableLetter'
  override readonly cause: UnsendableCause
  constructor(words: string, cause: UnsendableCause = 'unsendable') {
    super(words)
    this.cause = cause
  }
}
type UnsendableCause = 'unsendable' | 'sender' | 'no-such-mailbox'

/** What a letter's id may be: safe as a file name, in a Message-ID and as an SES tag. */
export const LETTER_ID = /^[A-Za-z0-9_-]{1,128}$/
// What a mailbox may hold without quoting (RFC 5322 dot-atom); comma, angle brackets, spaces and controls are out,
// so one address stays one address. The host may be an internationalised name.
const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u
const TYPE = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i

/** A mailbox as envelopes take it, an internationalised host in its ASCII form (RFC 5891). */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return address.slice(0, at) + domainToASCII(address.slice(at))
}

/** Message-ID of a letter without its angle brackets: `<id>@<sender's domain>`. */
export function messageIdOf({ id, from }: Pick<Letter, 'id' | 'from'>): string {
  const address = asciiAddress(from.address)
  return `${id}@${address.slice(address.lastIndexOf('@') + 1)}`
}

/** The encoded body of a letter, by its attachments and message: letters that share both have the same. */
const bodies = new WeakMap<Letter['attachments'], { message: Letter['message']; body: Promise<Buffer> }>()

const HEAD_ENDS = '\r\n\r\n'

/** RFC 5322 bytes. @throws UnsendableLetter as `composeParts` does */
export async function composeMime(letter: Letter): Promise<Buffer> {
  const { head, body } = await composeParts(letter)
  return Buffer.concat([head, body])
}

/**
 * The bytes in two parts; letters that share message and attachments share the second, one object. Attachments have their names
 * in RFC 2231 form, headers a Message-ID `<id@domain>` and a Date from `sentAt`.
 * @throws UnsendableLetter where an address, id, date or type is not one.
 */
export async function composeParts(letter: Letter): Promise<{ head: Buffer; body: Buffer }> {
  const { id, from, to, replyTo, message, attachments, sentAt } = letter
  if (!LETTER_ID.test(id)) throw new UnsendableLetter('邮件编号格式不对')
  for (const [what, address, cause] of [
    ['发件', from.address, 'sender'],
    ['收件', to.address, 'no-such-mailbox'],
    ['回复', replyTo, 'unsendable'],
  ] as const)
    if (address !== null && !isAddress(address)) throw new UnsendableLetter(`${what}地址格式不对`, cause)
  const date = new Date(sentAt)
  if (Number.isNaN(date.getTime())) throw new UnsendableLetter('发件时间格式不对')
  // Loaded here: a function that starts need not read it before its first letter.
  const { default: Composer } = await import('nodemailer/lib/mail-composer')
  const compiled = new Composer({
    messageId: `<${messageIdOf(letter)}>`,
    date,
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(to.name ?? ''), address: to.address },
    ...(replyTo === null ? {} : { replyTo: { name: '', address: replyTo } }),
    subject: oneLine(message.subject),
    text: body(message.text),
    html: body(message.html),
    textEncoding: 'base64',
    // The same for all, so that one body is many letters'.
    baseBoundary: 'chuangxun',
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    attachments: attachments.map(attached),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  let known = bodies.get(attachments)
  if (known?.message !== message) {
    known = { message, body: bodyOf(compiled) }
    bodies.set(attachments, known)
  }
  return { head: Buffer.from(compiled.buildHeaders() + HEAD_ENDS), body: await known.body }
}

/** All that follows the head. */
async function bodyOf(compiled: ReturnType<MailComposer['compile']>): Promise<Buffer> {
  const whole = await compiled.build()
  return whole.subarray(whole.indexOf(HEAD_ENDS) + HEAD_ENDS.length)
}

const isAddress = (address: string): boolean => ADDRESS.test(address) && !asciiAddress(address).endsWith('@')

// Base64 holds no line that starts with `--`, so no words, whoever wrote them, can end a part whose boundary they guessed.
const body = (text: string) => ({
  content: text.toWellFormed().replace(/\r\n?|\n/g, '\r\n'),
  contentTransferEncoding: 'base64',
})

function attached({ name, type, bytes }: Attachment) {
  if (!TYPE.test(type)) throw new UnsendableLetter(`附件“${oneLine(name)}”的类型格式不对`)
  const filename = oneLine(name).replace(/[\\/"]/g, '') || 'attachment'
  return { filename, contentType: type, content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
