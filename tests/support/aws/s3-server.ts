/** An HTTP server that speaks S3's PutObject and GetObject, checks what the SDK really sends, and can fail in its ways. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'

/** `lose the reply`: the object is kept, the caller never hears so. `503 SlowDown` and the like: that error, nothing kept. */
export type S3Conduct = 'serve' | 'lose the reply' | 'cut the body short' | `${number} ${string}`

type Held = { bytes: Buffer; type: string }

export async function serveS3() {
  const objects = new Map<string, Held>()
  /** What the next requests meet, in order; afterwards all are served. */
  const conducts: S3Conduct[] = []
  const state = { requests: 0 }

  const server = createServer((request, response) => {
    state.requests += 1
    void answer(request, response).catch((error: unknown) => fail(response, 400, 'BadDigest', String(error)))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const conduct = conducts.shift() ?? 'serve'
    const sent = await buffer(request)
    const [status = '', code = ''] = conduct.split(' ')
    if (/^\d+$/.test(status)) return fail(response, Number(status), code, 'said the test')
    const key = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname)
    if (request.method === 'PUT') {
      if (request.headers['if-none-match'] === '*' && objects.has(key))
        return fail(
          response,
          412,
          'PreconditionFailed',
          'At least one of the pre-conditions you specified did not hold',
        )
      objects.set(key, { bytes: bodyOf(request, sent), type: request.headers['content-type'] ?? '' })
      if (conduct === 'lose the reply') request.socket.destroy()
      else response.writeHead(200, { etag: '"of-the-test"' }).end()
      return
    }
    const held = objects.get(key)
    if (!held) return fail(response, 404, 'NoSuchKey', 'The specified key does not exist.')
    response.writeHead(200, {
      'content-type': held.type,
      'content-length': held.bytes.length,
      ...overridden(new URL(request.url ?? '', 'http://s3').searchParams),
    })
    if (conduct !== 'cut the body short') return void response.end(held.bytes)
    response.write(held.bytes.subarray(0, held.bytes.length / 2), () => request.socket.destroy())
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${port}`, objects, conducts, state, close }
}

/** What a signed address says of the answer's headers. */
function overridden(query: URLSearchParams): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of ['content-type', 'content-disposition']) {
    const value = query.get(`response-${name}`)
    if (value !== null) headers[name] = value
  }
  return headers
}

/** The object's bytes, held against the checksum that came with them. The SDK frames (aws-chunked) only what it streams. */
function bodyOf({ headers }: IncomingMessage, sent: Buffer): Buffer {
  if (headers['content-encoding']) throw new Error(`the body came as ${headers['content-encoding']}`)
  const checksum = headers['x-amz-checksum-crc32']
  if (checksum !== crc32Of(sent)) throw new Error(`checksum ${checksum}, but the bytes have ${crc32Of(sent)}`)
  return sent
}

function crc32Of(bytes: Buffer): string {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(bytes))
  return sum.toString('base64')
}

function fail(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`)
}
