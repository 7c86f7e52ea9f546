/** The settings that the local start takes from the environment. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { LogLevel } from '#functions/log/log.ts'
import { FreshCodeHours, TrustedDays, USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { MOST_MEGABYTES } from '#shared/distribution/mail-size.ts'
import { isLoopback } from './loopback.ts'

const Environment = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: z.enum(['full', 'centre', 'off'], 'DEMO must be full, centre or off').default('full'),
  /** Who answers with the web's files: this process, of the build; or the dev server before it (dev.ts). */
  WEB: z.enum(['built', 'dev'], 'WEB must be built or dev').default('built'),
  DYNAMODB_ENDPOINT: z.url('DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000').optional(),
  SMTP_URL: z.string().optional(),
  SMTP_CA: z.string().min(1).optional(),
  ADMINISTRATOR: z.email('ADMINISTRATOR must be a mail address').optional(),
  MAIL_MAX_MB: z.coerce.number('MAIL_MAX_MB must be a number').positive().default(MOST_MEGABYTES),
  MAIL_FROM: z.string().default('chuangxun@centre.example'),
  PUBLIC_URL: z.url('PUBLIC_URL must be an address').optional(),
  LEASE_SECONDS: z.coerce.number().positive().default(15),
  MAIL_SENDERS: z.coerce.number('MAIL_SENDERS must be a number').int().min(1).max(100).default(8),
  MAIL_RATE: z.coerce.number('MAIL_RATE must be a number').int().min(1).max(10_000).optional(),
  TRUSTED_DAYS: TrustedDays.default(USUAL_RULES.trustedDays),
  FRESH_CODE_HOURS: FreshCodeHours.default(USUAL_RULES.freshCodeHours),
  SWEEP_SECONDS: z.coerce.number().positive().default(2),
  LOG_LEVEL: LogLevel.default('warn'),
  ALLOW_OPEN_OUTBOX: z.enum(['yes', 'no'], 'ALLOW_OPEN_OUTBOX must be yes or no').default('no'),
  ALLOW_OPEN_DEMO: z.enum(['yes', 'no'], 'ALLOW_OPEN_DEMO must be yes or no').default('no'),
})
export type LocalSettings = z.infer<typeof Environment> & { dataDir: string }

/** @throws Error with one line for the first variable that is wrong, or for what the network must not see. */
export function readSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  mustNotBeOpen(parsed.data)
  return { ...parsed.data, dataDir: resolve(parsed.data.DATA_DIR) }
}

/** On an address that other machines reach, whoever reaches it must not read everyone's codes or sign in as a demo person. */
function mustNotBeOpen({ HOST, SMTP_URL, DEMO, PUBLIC_URL, ...allowed }: z.infer<typeof Environment>): void {
  if (isLoopback(HOST)) return
  if (!PUBLIC_URL)
    throw new Error(
      `HOST: ${HOST} 是其他机器也能访问的地址，请同时用 PUBLIC_URL 写明大家访问本系统的网址（邮件中的链接用它，别的网址一律不答）。`,
    )
  if (!SMTP_URL && allowed.ALLOW_OPEN_OUTBOX !== 'yes')
    throw new Error(
      `HOST: ${HOST} 是其他机器也能访问的地址，而没有设置 SMTP_URL 时，谁都能在发件箱页面看到全部邮件和登录验证码。请设置 SMTP_URL；确要这样运行，请设置 ALLOW_OPEN_OUTBOX=yes。`,
    )
  if (DEMO !== 'off' && allowed.ALLOW_OPEN_DEMO !== 'yes')
    throw new Error(
      `HOST: ${HOST} 是其他机器也能访问的地址，而演示人员的邮箱是公开的。请设置 DEMO=off 和 ADMINISTRATOR；确要向他人开放演示，请设置 ALLOW_OPEN_DEMO=yes。`,
    )
}
