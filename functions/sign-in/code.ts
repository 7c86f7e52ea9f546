/** The 6-digit code of a challenge: computed from the secret, so that it need not be kept anywhere. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Six decimal digits in the manner of RFC 4226 (HOTP, 5.3), over HMAC-SHA-256 of the challenge's id. */
export function codeOf(challengeId: string, secret: string): string {
  const mac = createHmac('sha256', secret).update(`sign-in ${challengeId}`).digest()
  return String((mac.readUInt32BE(mac.length - 4) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

export const isCode = (typed: string, challengeId: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(typed.padEnd(6).slice(0, 6)), Buffer.from(codeOf(challengeId, secret)))
