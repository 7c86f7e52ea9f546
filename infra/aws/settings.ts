/** A centre's decisions about its own stack: CDK context, from cdk.json or `-c name=value`. */
import type { Node } from 'constructs'
import { z } from 'zod'
import { LogLevel } from '#functions/log/log.ts'
import { FreshCodeHours, TrustedDays } from '#shared/centre/sign-in-rules.ts'

const Settings = z.object({
  /** The stack's name, and what all that needs a name in the account begins with: another for each installation. */
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'name must be a letter and up to 39 letters, digits or hyphens')
    .default('Chuangxun'),
  /** Address that mails are sent from; its domain in small letters, as mails say it and as SES compares it with what is let. */
  mailFrom: z
    .email('mailFrom=… is missing or no mail address: give the address that your mails come from')
    .transform((address) => address.replace(/@.*/, (domain) => domain.toLowerCase())),
  /** A new centre's first administrator; once there is a publication it changes nothing. */
  administrator: z.email('administrator must be a mail address').optional(),
  /** `ses`, or `smtp` where the centre has a mail server of its own (or the region has no SES). */
  mail: z.enum(['ses', 'smtp'], 'mail must be ses or smtp').default('ses'),
  /** Letters a second at most; without it, what SES allows the account, or 10 by SMTP. */
  mailRate: z.coerce.number('mailRate must be a number').int().min(1).max(9999).optional(),
  /** Letters under way at once in one function: enough for a hundred a second at SES's usual answer time. */
  mailSenders: z.coerce.number('mailSenders must be a number').int().min(1).max(100).default(10),
  /** With `smtp`: the secret that holds `smtps://user:password@host:465`. */
  smtpSecretArn: z.string().optional(),
  /** With `ses`: `existing` if the domain of `mailFrom` is verified in this account already. */
  mailIdentity: z.enum(['create', 'existing'], 'mailIdentity must be create or existing').default('create'),
  /** The most megabytes of a whole mail, where SES was asked for more than its 10 or the mail server takes less. */
  mailMaxMb: z.coerce.number('mailMaxMb must be a number').int().min(1).max(999).optional(),
  /** How long a device is trusted, and how old the code behind a signature may be. */
  trustedDays: TrustedDays.optional(),
  freshCodeHours: FreshCodeHours.optional(),
  /** The centre's own name for the site; without it, the one that CloudFront gives. */
  domainName: z.string().optional(),
  /** Its certificate, in us-east-1. */
  certificateArn: z.string().optional(),
  /** Whether CloudFront's access log goes to the bucket: in the regions where it can (infra/aws/regions.ts), or as said. */
  siteLog: z.enum(['by-region', 'yes', 'no'], 'siteLog must be by-region, yes or no').default('by-region'),
  /** Executions that are kept for the API and taken from all else; an account of few (Lambda's quota) has none to give. */
  reservedForApi: z.coerce.number('reservedForApi must be a number').int().min(1).max(1000).optional(),
  /** What of the log is written; without it `info`: a line for each request and each piece of work. */
  logLevel: LogLevel.optional(),
  /** Folder of the centre's own licensed fonts on the machine that deploys. */
  fonts: z.string().optional(),
  /** Who hears alarms. */
  alarmMail: z.email('alarmMail must be a mail address').optional(),
})
export type Settings = z.infer<typeof Settings>

/** Names that nobody can own (RFC 2606, RFC 6761), as examples in documents have them: no mail comes from or gets there. */
const PLACEHOLDER = /(?:^|[.@])(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/i

/**
 * `onlySynth=yes`: the template is looked at and not deployed, so that a placeholder will do.
 * @throws Error with one line for the first setting that is wrong.
 */
export function readSettings(node: Node): Settings {
  const context = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, node.tryGetContext(name)]))
  const parsed = Settings.safeParse(context)
  if (!parsed.success) throw new Error(`cdk.json or -c: ${parsed.error.issues[0]?.message}`)
  const { mail, smtpSecretArn, domainName, certificateArn } = parsed.data
  if (mail === 'smtp' && !smtpSecretArn) throw new Error('cdk.json or -c: mail=smtp needs smtpSecretArn')
  if (!domainName !== !certificateArn) throw new Error('cdk.json or -c: domainName and certificateArn go together')
  if (node.tryGetContext('onlySynth') !== 'yes') refusePlaceholders(parsed.data)
  return parsed.data
}

function refusePlaceholders({ mailFrom, administrator, alarmMail, domainName }: Settings): void {
  const placeholder = Object.entries({ mailFrom, administrator, alarmMail, domainName }).find(
    ([, value]) => value !== undefined && PLACEHOLDER.test(value),
  )
  if (!placeholder) return
  const [name, value] = placeholder
  throw new Error(
    `cdk.json or -c: ${name}=${value} is a placeholder that nobody can own: give your own, or -c onlySynth=yes to look at the template without deploying it`,
  )
}
