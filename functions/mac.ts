/** Seals under the installation's secret: HMAC-SHA-256 (RFC 2104) of a text, in lower-case hex. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const macOf = (text: string, secret: string): string => createHmac('sha256', secret).update(text).digest('hex')

/** Whether `mac` is the seal of this text. One of another length, or none, is none. */
export function isMacOf(text: string, mac: string | undefined, secret: string): boolean {
  const [said, own] = [Buffer.from(mac ?? ''), Buffer.from(macOf(text, secret))]
  return said.length === own.length && timingSafeEqual(said, own)
}
