/** CBOR (RFC 8949) as far as Chromium speaks it: every map and list lies in an envelope that tells its length; files are bytes. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** First byte of each thing: the kind in the three upper bits, its length or a fixed value below. */
const [NULL, FALSE, TRUE, DOUBLE, STOP] = [0xf6, 0xf4, 0xf5, 0xfb, 0xff]
const [LIST, MAP, ENVELOPE, FILE] = [0x9f, 0xbf, 0xd8, 0xd6]
const [NATURAL, NEGATIVE, BYTES, TEXT] = [0, 1, 2, 3]
/** `0xd8 0x18`, tag 24, and a byte string with a length of four bytes. */
const ENVELOPE_HEAD = 7

/** A message as bytes. */
export function encodeCbor(value: Json): Buffer {
  if (value === null) return Buffer.from([NULL])
  if (typeof value === 'boolean') return Buffer.from([value ? TRUE : FALSE])
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value === 'string') return Buffer.concat([head(TEXT, Buffer.byteLength(value)), Buffer.from(value)])
  const inside = Array.isArray(value) ? value.map(encodeCbor) : Object.entries(value).flat().map(encodeCbor)
  const whole = Buffer.concat([Buffer.from([Array.isArray(value) ? LIST : MAP]), ...inside, Buffer.from([STOP])])
  return Buffer.concat([Buffer.from([ENVELOPE, 24]), head(BYTES, whole.length), whole])
}

function encodeNumber(value: number): Buffer {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31)
    return value < 0 ? head(NEGATIVE, -1 - value) : head(NATURAL, value)
  const bytes = Buffer.alloc(9, DOUBLE)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

function head(kind: number, length: number): Buffer {
  const bytes = Buffer.alloc(5, (kind << 5) | 26)
  bytes.writeUInt32BE(length, 1)
  return bytes
}

/** The length in bytes of the message that `bytes` begin with, or null while its head is not there. Throws if none begins. */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.length < ENVELOPE_HEAD) return null
  if (bytes.readUIntBE(0, 3) !== 0xd8_18_5a) throw new Error('the browser does not speak CBOR')
  return ENVELOPE_HEAD + bytes.readUInt32BE(3)
}

/** A message; `fileAs` gives what stands for a file in it. Throws on what Chromium does not send. */
export function decodeCbor(bytes: Buffer, fileAs: (file: Buffer) => string): Json {
  let at = 0
  const next = () => {
    at += 1
    return bytes.readUInt8(at - 1)
  }
  const length = (first: number) => {
    if ((first & 31) < 24) return first & 31
    const size = 2 ** ((first & 31) - 24)
    if (size > 4) throw new Error('a length in the message is too long')
    at += size
    return bytes.readUIntBE(at - size, size)
  }
  const slice = (size: number) => {
    if (at + size > bytes.length) throw new RangeError('the message stops short')
    at += size
    return bytes.subarray(at - size, at)
  }
  function* until(): Generator<Json> {
    while (bytes.readUInt8(at) !== STOP) yield read()
    at += 1
  }
  function map(): Json {
    const entries = [...until()]
    return Object.fromEntries(entries.flatMap((value, i) => (i % 2 === 1 ? [[String(entries[i - 1]), value]] : [])))
  }
  function read(): Json {
    const first = next()
    if (first === ENVELOPE) {
      at += ENVELOPE_HEAD - 1
      return read()
    }
    if (first === FILE) return fileAs(slice(length(next())))
    if (first === LIST) return [...until()]
    if (first === MAP) return map()
    if (first === NULL) return null
    if (first === TRUE || first === FALSE) return first === TRUE
    if (first === DOUBLE) return slice(8).readDoubleBE()
    const kind = first >> 5
    if (kind === NATURAL) return length(first)
    if (kind === NEGATIVE) return -1 - length(first)
    if (kind === BYTES) return slice(length(first)).toString('utf16le')
    if (kind === TEXT) return slice(length(first)).toString()
    throw new Error(`the message holds 0x${first.toString(16)}, which this code does not know`)
  }
  return read()
}
