/** Reads Lambda's environment once; names what is missing or wrong in one sentence. */
import { z } from 'zod'
import { FreshCodeHours, type SignInRules, TrustedDays, USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { MEGABYTE, MOST_MEGABYTES } from '#shared/distribution/mail-size.ts'
import { LogLevel } from '../log/log.ts'

/** A secret value: itself, or the ARN of the Secrets Manager secret that holds it. */
export type Secret = { value: string } | { arn: string }

export type Environment = {
  table: string
  bucket: string
  publicUrl: string
  mailFrom: string
  mailMostBytes: number
  signIn: SignInRules
  secret: Secret
}

export type MailSettings = { by: 'ses'; configurationSet: string | null } | { by: 'smtp'; url: Secret }

/** What workers need beyond it. */
export type WorkerEnvironment = Environment & {
  mail: MailSettings
  /** Letters a second, at most; null for what the mail server tells or is known to bear. */
  mailRate: number | null
  /** Letters of a distribution under way at once in one process. */
  senders: number
  leaseMs: number
  /** Where the metrics of this installation go. */
  metricNamespace: string
  /** The mailbox of a new centre's first administrator. */
  administrator: string | null
}

type Variables = Record<string, string | undefined>

const text = z.string('is missing').min(1, 'is missing')
const address = text.regex(
  /^https?:\/\/[^/?#\s]+$/,
  'must be an address such as https://briefing.example.org, without a slash at the end',
)
const mailAddress = text.regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'must be a mail address')
const arn = text.regex(/^arn:\S+:secretsmanager:\S+$/, 'must be the ARN of a secret')
const megabytes = text
  .regex(/^[1-9]\d{0,2}$/, 'must be a whole number of megabytes')
  .default(String(MOST_MEGABYTES))
  .transform((number) => Number(number) * MEGABYTE)
const seconds = text.regex(/^[1-9]\d{0,3}$/, 'must be a whole number of seconds').transform(Number)
const count = text.regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999').transform(Number)

/** What every function needs: the table's name, and the secret that seals what is written there. @throws Error that names the variable */
export const readStore = (variables: Variables): Pick<Environment, 'table' | 'secret'> => ({
  table: read(variables, 'TABLE_NAME', text),
  secret: readSecretSetting(variables, 'SECRET', text.min(32, 'must be 32 characters or more')),
})

/** What of the log is written. @throws Error that names the variable */
export const readLogLevel = (variables: Variables): LogLevel => read(variables, 'LOG_LEVEL', LogLevel.default('info'))

/** For the preview, which writes no row and is told no secret. @throws Error that names the variable */
export const readPreviewEnvironment = (
  variables: Variables,
): Pick<Environment, 'table' | 'bucket' | 'publicUrl' | 'signIn'> => ({
  table: read(variables, 'TABLE_NAME', text),
  bucket: read(variables, 'BUCKET_NAME', text),
  publicUrl: read(variables, 'PUBLIC_URL', address),
  signIn: {
    trustedDays: read(variables, 'TRUSTED_DAYS', TrustedDays.default(USUAL_RULES.trustedDays)),
    freshCodeHours: read(variables, 'FRESH_CODE_HOURS', FreshCodeHours.default(USUAL_RULES.freshCodeHours)),
  },
})

/** For the API. @throws Error that names the variable */
export function readEnvironment(variables: Variables): Environment {
  return {
    ...readStore(variables),
    ...readPreviewEnvironment(variables),
    mailFrom: read(variables, 'MAIL_FROM', mailAddress),
    mailMostBytes: read(variables, 'MAIL_MAX_MB', megabytes),
  }
}

/** For the workers. @throws Error that names the variable */
export function readWorkerEnvironment(variables: Variables): WorkerEnvironment {
  return {
    ...readEnvironment(variables),
    mail: readMail(variables),
    mailRate: read(variables, 'MAIL_RATE', count.optional()) ?? null,
    senders: read(variables, 'MAIL_SENDERS', count),
    leaseMs: read(variables, 'LEASE_SECONDS', seconds) * 1000,
    metricNamespace: read(variables, 'METRIC_NAMESPACE', text),
    administrator: read(variables, 'ADMINISTRATOR', mailAddress.optional()) ?? null,
  }
}

function readMail(variables: Variables): MailSettings {
  const by = read(variables, 'MAIL', z.enum(['ses', 'smtp'], 'must be ses or smtp'))
  if (by === 'ses') return { by, configurationSet: read(variables, 'SES_CONFIGURATION_SET', text.optional()) ?? null }
  return {
    by,
    url: readSecretSetting(
      variables,
      'SMTP_URL',
      text.regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://'),
    ),
  }
}

/** `NAME` itself or, where that is not set, `NAME_ARN`. */
function readSecretSetting(variables: Variables, name: string, value: z.ZodType<string>): Secret {
  if (variables[name]) return { value: read(variables, name, value) }
  if (variables[`${name}_ARN`]) return { arn: read(variables, `${name}_ARN`, arn) }
  throw new Error(`The environment variable ${name}_ARN (or ${name}) is missing.`)
}

function read<T>(variables: Variables, name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(variables[name])
  if (parsed.success) return parsed.data
  throw new Error(`The environment variable ${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}.`)
}
