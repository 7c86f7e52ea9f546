/**
 * Reads off an event of SES what became of the letter and its mailbox, by status code first: SES calls "Transient" what a server refused with
 * "no such user" (Amazon SES Developer Guide, "Contents of event data that Amazon SES publishes"; RFC 3464, 2.3).
 */
import { type DeliveryEvent, saysMore } from '#shared/distribution/delivery-events.ts'
import { CAUSES } from './answers/causes.ts'
import { causeInWords } from './answers/smtp-reply.ts'
import { type Known, knownByCode, statusCodeIn } from './status-code.ts'

/** What is known of the letter (`bounced` and `complained` speak of its mailbox too), and why, in Chinese. */
export type Told = { event: DeliveryEvent; reason: string | null }

/** SES leaves out what no server said. */
type BouncedRecipient = Partial<Record<'action' | 'status' | 'diagnosticCode', string | null | undefined>>

export type BounceSays = {
  type: 'Permanent' | 'Transient' | 'Undetermined'
  subType: string
  recipients: readonly BouncedRecipient[]
}

/** Nothing that was not known: it is under way, or it is an answer to a letter that came. */
const NOTHING: Told = { event: 'accepted', reason: null }

/** What SES did not even send. The lists hold mailboxes that bounced before; a prediction says nothing for sure. */
const KEPT_BACK = new Map<string, Known>(
  Object.entries({
    Suppressed: { event: 'bounced', why: 'SES 的停发名单上有这个邮箱' },
    OnAccountSuppressionList: { event: 'bounced', why: 'SES 账户的停发名单上有这个邮箱' },
    OnTenantSuppressionList: { event: 'bounced', why: 'SES 租户的停发名单上有这个邮箱' },
    EmailValidationSuppressed: { event: 'given-up', why: 'SES 预判这个邮箱收不到，没有发出' },
  }),
)

/** What SES made out of a bounce, for those that carry no code which says as much. */
const BY_SUBTYPE = new Map<string, Known>(
  Object.entries({
    NoEmail: { event: 'bounced', why: '没有这个邮箱' },
    MailboxFull: { event: 'given-up', why: '对方邮箱已满' },
    MessageTooLarge: { event: 'given-up', why: '对方认为邮件过大' },
    ContentRejected: { event: 'given-up', why: '对方不接受邮件内容' },
    AttachmentRejected: { event: 'given-up', why: '对方不接受附件' },
    CustomTimeoutExceeded: { event: 'given-up', why: '超过期限仍没有送到' },
  }),
)

const BY_TYPE: Readonly<Record<BounceSays['type'], Known>> = {
  Permanent: { event: 'bounced', why: '' },
  Transient: { event: 'given-up', why: '' },
  Undetermined: { event: 'given-up', why: '退信没有说明原因' },
}

/** Delivery status notifications that tell of no failure (RFC 3464, 2.3.3); SES reports whatever comes back as a bounce. */
const NO_FAILURE: ReadonlySet<string> = new Set(['delayed', 'delivered', 'relayed', 'expanded'])

export function toldByBounce({ type, subType, recipients }: BounceSays): Told {
  const kept = KEPT_BACK.get(subType)
  if (kept) return inWords(kept, '')
  const [first = {}, ...others] = recipients
  const told = [first, ...others].map((recipient) => toldOfOne(type, subType, recipient))
  return told.reduce((most, one) => (saysMore(one.event, most.event) ? one : most))
}

function toldOfOne(type: BounceSays['type'], subType: string, recipient: BouncedRecipient): Told {
  const [action, status, diagnosticCode] = [
    recipient.action ?? '',
    recipient.status ?? '',
    recipient.diagnosticCode ?? '',
  ]
  // The field is the reporter's; where it says no more than "failed", the server's own words may say more.
  const codes = [status, diagnosticCode].flatMap((words) => statusCodeIn(words) ?? [])
  const isFor = (of: '4' | '5') => codes.some((code) => code.startsWith(of))
  const noFailure = NO_FAILURE.has(action.trim().toLowerCase()) || /^\s*2\./.test(status)
  if (type !== 'Permanent' && noFailure && !isFor('5')) return NOTHING
  // An automatic reply, as of someone out of office: it carries no status, and SES knows no more of it.
  if (type === 'Transient' && subType === 'General' && `${action}${status}${diagnosticCode}`.trim() === '')
    return NOTHING
  const bySes = BY_SUBTYPE.get(subType) ?? BY_TYPE[type]
  const [byCode] = codes.flatMap((code) => knownByCode(code) ?? [])
  const known = byCode ?? knownByWords(diagnosticCode)
  return inWords(known ?? (bySes.event === 'bounced' && isFor('4') ? FOR_NOW : bySes), diagnosticCode || status)
}

/** A basic reply, as servers give it that know no enhanced codes: `smtp; 550 User not found`. */
const BASIC_REPLY = /(?:^|;)\s*(5\d\d[ -].*)$/s
/** What is known for good of a mailbox. */
const NO_MAILBOX: ReadonlySet<string> = new Set(['no-such-mailbox', 'mailbox-closed'])

/** What a final reply's words say where no code does: of them, too, only few say that the mailbox is none. */
function knownByWords(diagnosticCode: string): Known | null {
  const reply = BASIC_REPLY.exec(diagnosticCode.slice(0, 2000))?.[1]
  const cause = reply === undefined ? null : causeInWords(reply)
  return (
    cause && {
      event: NO_MAILBOX.has(cause) ? 'bounced' : 'given-up',
      why: NO_MAILBOX.has(cause) ? CAUSES[cause].says : '',
    }
  )
}

/** After class 4 nothing is said for good, whatever SES calls it. */
const FOR_NOW: Known = { event: 'given-up', why: '对方暂时没有收下' }

const HEADS: Partial<Record<DeliveryEvent, string>> = { bounced: '邮件被退回', 'given-up': '邮件没有送达' }

function inWords({ event, why }: Known, words: string): Told {
  const parts = [why, short(words)].filter(Boolean)
  return { event, reason: [HEADS[event], parts.join('；')].filter(Boolean).join('：') }
}

/**
 * Reports that are no complaint of whoever owns the mailbox, but a scanner's or a checker's word about the letter:
 * RFC 5965, 7.3 (virus), RFC 6591 (auth-failure), RFC 6430 (not-spam). They say nothing against the mailbox.
 */
const NO_COMPLAINT = new Map<string, string | null>(
  Object.entries({
    'not-spam': null,
    virus: '对方的检查程序报告邮件带有病毒',
    'auth-failure': '对方报告邮件没有通过发件人验证',
  }),
)

/** The others are; what RFC 5965 does not know counts as "other". */
const COMPLAINTS = new Map<string, string>(
  Object.entries({
    abuse: '收件人将邮件标为垃圾邮件',
    fraud: '收件人将邮件举报为欺诈邮件',
  }),
)

/** `subType` names the list for which SES kept the letter back, where it did: nobody complains of this one. */
export function toldByComplaint(subType: string | null, feedbackType: string | null): Told {
  const kept = KEPT_BACK.get(subType ?? '')
  if (kept) return { event: 'given-up', reason: `邮件没有发出：${kept.why}` }
  const type = feedbackType?.trim().toLowerCase() || 'abuse'
  const noComplaint = NO_COMPLAINT.get(type)
  if (noComplaint !== undefined) return { event: 'accepted', reason: noComplaint }
  const says = COMPLAINTS.get(type) ?? '收件人投诉了这封邮件'
  return { event: 'complained', reason: `${says}${feedbackType ? `（${short(feedbackType)}）` : ''}` }
}

/** A server's words, which may be of any length and hold anything. */
export const short = (words: string): string =>
  words
    .slice(0, 2000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 300)
