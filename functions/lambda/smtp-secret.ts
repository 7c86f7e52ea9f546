/** Reads the secret of the centre's mail server: its address alone, or as JSON with the authority of its certificate. */
import { z } from 'zod'

const address = z.string().regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://')
const Secret = z.strictObject({ url: address, ca: z.string().startsWith('-----BEGIN CERTIFICATE-----', 'must be PEM') })

/** `ca` null: the authorities that Node knows. @throws Error that says what is wrong, and nothing of the secret */
export function readSmtpSecret(text: string): { url: string; ca: string | null } {
  const parsed = text.trimStart().startsWith('{') ? Secret.safeParse(jsonOf(text)) : address.safeParse(text.trim())
  if (!parsed.success) throw new Error(`The SMTP secret ${parsed.error.issues[0]?.message ?? 'is wrong'}.`)
  return typeof parsed.data === 'string' ? { url: parsed.data, ca: null } : parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
