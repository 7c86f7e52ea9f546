/** What the local start takes from the environment. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { MOST_MEGABYTES } from '#shared/distribution/mail-size.ts'

const Environment = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: z.enum(['full', 'centre', 'off'], 'DEMO must be full, centre or off').default('full'),
  DYNAMODB_ENDPOINT: z.url('DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000').optional(),
  SMTP_URL: z.string().optional(),
  ADMINISTRATOR: z.email('ADMINISTRATOR must be a mail address').optional(),
  MAIL_MAX_MB: z.coerce.number('MAIL_MAX_MB must be a number').positive().default(MOST_MEGABYTES),
  MAIL_FROM: z.string().default('chuangxun@centre.example'),
  PUBLIC_URL: z.url('PUBLIC_URL must be an address').optional(),
  LEASE_SECONDS: z.coerce.number().positive().default(15),
  MAIL_SENDERS: z.coerce.number('MAIL_SENDERS must be a number').int().min(1).max(100).default(8),
  MAIL_RATE: z.coerce.number('MAIL_RATE must be a number').int().min(1).max(10_000).optional(),
  SWEEP_SECONDS: z.coerce.number().positive().default(2),
})
export type LocalSettings = z.infer<typeof Environment> & { dataDir: string }

/** @throws Error with one line for the first variable that is wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  return { ...parsed.data, dataDir: resolve(parsed.data.DATA_DIR) }
}

/** The key of this folder's sign-in codes; made at the first start, readable by its owner only. */
export function secretOf(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'secret')
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(path, 'utf8')
}
