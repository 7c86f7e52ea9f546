/** Canonical JSON and sha256: the same value has the same hash wherever and whenever it is computed. */

/** JSON with the keys of every object sorted and no white space (in the manner of RFC 8785; for strings, integers, booleans, null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** sha256 of bytes or of a text's UTF-8, in lower-case hex. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return Array.from(await digest(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// `subtle` hands its work to another thread. For a short text, such as an entry of the record, that takes longer than hashing
// it; Node can hash here and now, browsers cannot.
const ofNode = globalThis.process?.getBuiltinModule?.('node:crypto')
const SHORT_BYTES = 100_000

// Typed as always there; browsers have it only over https. Over plain http the same is computed in plain code.
const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (ofNode && bytes.length <= SHORT_BYTES) return ofNode.createHash('sha256').update(bytes).digest()
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes))
  return (await import('@noble/hashes/sha2.js')).sha256(bytes)
}

/** The hash of a value's canonical JSON: a revision's content, a recipient list, an audit entry. */
export const hashOf = (value: unknown): Promise<string> => sha256(canonicalJson(value))
