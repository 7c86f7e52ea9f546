/** Signing in: a challenge answered by the code that was mailed, then a session; neither keeps what was secret in it. */
import { z } from 'zod'
import { Hash, Id, Instant, KeptMailAddress, MailAddress, Version } from '../fields.ts'
import { readCode } from './read-code.ts'

/** A code that was asked for. The code itself is nowhere stored: it is computed from the id (functions/sign-in/code.ts). */
export const Challenge = z.strictObject({
  id: Id,
  version: Version,
  email: KeptMailAddress,
  /** Null when the mailbox belongs to nobody: the answer to the caller is the same. */
  personId: Id.nullable(),
  triesLeft: z.number().int().nonnegative(),
  expires: Instant,
})
export type Challenge = z.infer<typeof Challenge>

export const Session = z.strictObject({
  tokenHash: Hash,
  version: Version,
  personId: Id,
  createdAt: Instant,
  expires: Instant,
  /** A device that its owner trusts (sign-in-rules.ts), and what it was called by its browser; left out of older rows. */
  trusted: z.boolean().optional(),
  device: z.string().optional(),
  /** All sessions of a person end with their era (functions/store/session-era.ts). */
  era: z.number().int().nonnegative().optional(),
  /** Made with the installation's secret (functions/sign-in/session-mac.ts); a row without one signs nobody in. */
  mac: Hash.optional(),
})
export type Session = z.infer<typeof Session>

export const AskCodeRequest = z.strictObject({ email: MailAddress })
export const AnswerCodeRequest = z.strictObject({
  challengeId: Id,
  code: z
    .string('请填写验证码')
    .overwrite((text) => readCode(text) ?? '')
    .regex(/^\d{6}$/, '没有认出验证码，请填写邮件中的 6 位数字'),
  /** Left out: as this device was trusted before by the same person. */
  trust: z.boolean().optional(),
})
