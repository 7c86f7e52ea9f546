/** A proxy that knows one name of an intranet, and leads it to the app: plain http under a name that is no machine's own. */
import { createServer, request } from 'node:http'

export const INTRANET = 'http://briefing.intranet.example'

export type Intranet = {
  /** `127.0.0.1:port`. */
  address: string
  /** What is answered 404 from now on, by its path. */
  missing: RegExp | null
  /** What stands before the text of start.js, as if the browser had been built so. */
  before: string
  /** The requests that were answered 401, and whether each carried a cookie. */
  signedOut: string[]
  close(): void
}

/** `port`: where the app listens on this machine. */
export async function openIntranet(port: number): Promise<Intranet> {
  const server = createServer((asked, answer) => {
    const { pathname, search, hostname } = new URL(asked.url ?? '', INTRANET)
    if (hostname !== new URL(INTRANET).hostname || intranet.missing?.test(pathname)) {
      answer.writeHead(404).end()
      return
    }
    const headers = { ...asked.headers, ...(intranet.before && { 'accept-encoding': 'identity' }) }
    const passed = request(
      { host: '127.0.0.1', port, path: pathname + search, method: asked.method, headers },
      (came) => {
        if (came.statusCode === 401)
          intranet.signedOut.push(
            `${asked.method} ${pathname}, ${asked.headers.cookie ? 'with a cookie' : 'without a cookie'}`,
          )
        const isStart = intranet.before !== '' && pathname === '/start.js'
        if (isStart) delete came.headers['content-length']
        // What is missing is missing at once, not when a copy has grown old.
        answer.writeHead(came.statusCode ?? 502, { ...came.headers, 'cache-control': 'no-store' })
        if (isStart) answer.write(intranet.before)
        came.pipe(answer)
      },
    )
    passed.on('error', () => answer.writeHead(502).end())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const intranet: Intranet = {
    address: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    missing: null,
    before: '',
    signedOut: [],
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return intranet
}
