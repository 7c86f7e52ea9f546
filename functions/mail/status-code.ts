/**
 * Enhanced status codes (RFC 3463 and IANA's registry of them): read out of what a mail server said, and what each lets
 * one know. Only few say that the mailbox is none; all others say that this letter did not arrive, and why.
 */
import type { DeliveryEvent } from '#shared/distribution/delivery-events.ts'

/** What is known after a code, and in which words. */
export type Known = { event: DeliveryEvent; why: string }

const noSuchAddress = (why: string): Known => ({ event: 'bounced', why })
const notThisLetter = (why: string): Known => ({ event: 'given-up', why })

/**
 * By class, subject and detail; the first pattern that fits decides. Class 5 alone can speak for good: after class 4 "sending in
 * the future may be successful" (RFC 3463, 2). null: the code says nothing, the one who reports it must say more.
 */
const BY_CODE: readonly [code: string, known: Known | null][] = [
  // RFC 3463, 3.2: the address.
  ['5.1.1', noSuchAddress('没有这个邮箱')],
  ['5.1.2', noSuchAddress('邮箱的域名不存在')],
  ['5.1.3', noSuchAddress('邮箱的写法不对')],
  ['5.1.6', noSuchAddress('邮箱已停用，没有留下新的地址')],
  // RFC 7505, 4.2: a domain that takes no mail at all.
  ['5.1.10', noSuchAddress('邮箱的域名不收邮件')],
  ['x.1.7', notThisLetter('对方不接受发件人的地址')],
  ['x.1.8', notThisLetter('对方不接受发件人的域名')],
  // "Other": no more than the class. Many servers write the digits of 550 as 5.5.0.
  ['x.0.x', null],
  ['5.1.0', null],
  ['5.5.0', null],
  ['x.1.x', notThisLetter('对方没有接受这个地址')],
  // 3.3: "the mailbox exists"; disabled for good by class 5 alone, and full is no fault of the mailbox.
  ['5.2.1', noSuchAddress('邮箱已停用')],
  ['x.2.2', notThisLetter('对方邮箱已满')],
  ['x.2.3', notThisLetter('对方认为邮件过大')],
  ['x.2.x', notThisLetter('对方邮箱没有收下')],
  // 3.4: the system behind it.
  ['x.3.4', notThisLetter('对方认为邮件过大')],
  ['x.3.x', notThisLetter('对方的邮件系统没有收下')],
  // 3.5: the way there.
  ['x.4.7', notThisLetter('超过期限仍没有送到')],
  ['x.4.x', notThisLetter('网络或路由故障，没有送到')],
  // 3.6, 3.7: how it was spoken, what was sent.
  ['x.5.x', notThisLetter('与对方的邮件系统通信出错')],
  ['x.6.x', notThisLetter('对方不接受邮件内容')],
  // 3.8: a rule of the receiver's, or of those who guard it; not the mailbox.
  ['x.7.x', notThisLetter('对方按安全或管理规定拒收')],
]

const FITS = BY_CODE.map(([code, known]) => ({
  known,
  pattern: new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('x', '\\d+')}$`),
}))

// Three numbers that are no part of a longer row of them, as an IP address is; subjects end at 7 (RFC 3463, 3), so that
// few versions of servers look like one. What begins with 2 is no failure.
const CODE = /(?<![\d.])[45]\.[0-7]\.\d{1,3}(?!\d|\.\d)/
const AFTER_REPLY = /(?<!\d)[45]\d\d[ -]#?([45]\.[0-7]\.\d{1,3})(?!\d|\.\d)/

/** The code in what a server said: the one that follows its reply, else the first; or null. */
export function statusCodeIn(words: string): string | null {
  const some = words.slice(0, 2000)
  return AFTER_REPLY.exec(some)?.[1] ?? CODE.exec(some)?.[0] ?? null
}

/** What a code lets one know, or null where it says no more than that something failed. */
export const knownByCode = (code: string): Known | null => FITS.find(({ pattern }) => pattern.test(code))?.known ?? null
