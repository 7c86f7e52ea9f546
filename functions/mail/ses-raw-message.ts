/**
 * Encodes the message of a SendRawEmail request once for all letters that share a body. The SDK would do so for every letter, which
 * takes longer than all the rest: it is given a stand-in, which gives way to the real message before the request is signed.
 */

/** Three bytes are four characters of base64, whatever follows them. */
const THREE = 3

export const STAND_IN: Uint8Array = Buffer.from('message')

const FIELD = 'RawMessage.Data='
const ITS_VALUE = encoded(STAND_IN).toString()

/** A middleware for a command's `build` step; the message is `head` and `body`, of which `body` may be many letters'. */
export const sendsInstead =
  (head: Buffer, body: Buffer) =>
  <Args extends { request: unknown }, Answer>(next: (args: Args) => Promise<Answer>) =>
  (args: Args): Promise<Answer> => {
    // The SDK types a request as unknown here; `withMessage` looks at what it really is.
    const request = args.request as { body?: unknown }
    request.body = withMessage(request.body, head, body)
    return next(args)
  }

/** @throws Error where the request is not the form that SES's query protocol is. */
function withMessage(form: unknown, head: Buffer, body: Buffer): Buffer {
  const [before, after, ...more] = typeof form === 'string' ? form.split(FIELD + ITS_VALUE) : []
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('the SDK encodes mail differently')
  // The head takes so many bytes of the body that base64 begins anew behind it.
  const taken = (THREE - (head.length % THREE)) % THREE
  return Buffer.concat([
    Buffer.from(before + FIELD),
    encoded(Buffer.concat([head, body.subarray(0, taken)])),
    encodedFrom(body, taken),
    Buffer.from(after),
  ])
}

const known = new WeakMap<Buffer, Map<number, Buffer>>()

function encodedFrom(body: Buffer, start: number): Buffer {
  const starts = known.get(body) ?? new Map<number, Buffer>()
  known.set(body, starts)
  const bytes = starts.get(start) ?? encoded(body.subarray(start))
  starts.set(start, bytes)
  return bytes
}

/** Base64 as a value of a form. */
function encoded(bytes: Uint8Array): Buffer {
  return Buffer.from(encodeURIComponent(Buffer.from(bytes).toString('base64')))
}
