/** The port that people come to: from the first moment, with a word of patience until there is something to answer with. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

export type WebServer = {
  /** The one asked for, or the free one that was taken for 0. */
  port: number
  answerBy: (site: Hono) => void
  close: () => Promise<void>
}

export async function openWebServer({ HOST, PORT }: { HOST: string; PORT: number }): Promise<WebServer> {
  let answer: RequestListener = notYet
  const server = createServer((request, response) => answer(request, response))
  server.listen(PORT, HOST)
  await once(server, 'listening')
  const address = server.address()
  return {
    port: address && typeof address === 'object' ? address.port : PORT,
    answerBy(site) {
      answer = getRequestListener(site.fetch)
    },
    close: () => closed(server),
  }
}

/** While the demo is filled in and the web is built. */
const notYet: RequestListener = (_, response) => {
  response
    .writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '3' })
    .end('窗讯正在启动，请稍候几秒再刷新。')
}

/** Takes no more requests, lets those under way finish for three seconds. */
const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    setTimeout(() => server.closeAllConnections(), 3000).unref()
  })
