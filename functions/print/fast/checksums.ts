/** The checksums of a compressed font: Adler-32 (RFC 1950, 9) and the sum of words of a TrueType table (OpenType, 5). */

const MODULUS = 65521

/** Both halves, of the bytes alone or of what comes before and them. */
export function adler32(bytes: Uint8Array, [a, b]: readonly [number, number] = [1, 0]): [number, number] {
  let [sum, sums] = [a, b]
  for (let at = 0; at < bytes.length; ) {
    // 3,800 bytes do not overflow 32 bits.
    const end = Math.min(at + 3800, bytes.length)
    for (; at < end; at += 1) {
      sum += bytes[at] ?? 0
      sums += sum
    }
    sum %= MODULUS
    sums %= MODULUS
  }
  return [sum, sums]
}

/** Of two runs of bytes one behind the other, from that of each and the length of the second. */
export function joinedAdler32(
  [a, b]: readonly [number, number],
  [nextA, nextB]: readonly [number, number],
  length: number,
): [number, number] {
  const before = a + MODULUS - 1
  return [(before + nextA) % MODULUS, (b + nextB + (before % MODULUS) * (length % MODULUS)) % MODULUS]
}

/** The sum of big-endian words, modulo 2³²; what is missing of the last counts as zeros. */
export function wordSum(bytes: Uint8Array): number {
  let sum = 0
  const whole = bytes.length & ~3
  for (let at = 0; at < whole; at += 4)
    sum =
      (sum +
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0))) |
      0
  for (let at = whole; at < bytes.length; at += 1) sum = (sum + ((bytes[at] ?? 0) << (24 - 8 * (at - whole)))) | 0
  return sum >>> 0
}
