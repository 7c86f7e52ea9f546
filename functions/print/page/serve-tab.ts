/** A locked tab gets what it asks for from memory alone: every other request is refused. */
import type { CDPSession, Protocol } from 'puppeteer-core'

export type Request = Pick<Protocol.Fetch.RequestPausedEvent, 'requestId' | 'request' | 'resourceType'>
export type Served = { body: Buffer; headers: Record<string, string> }

/** From now on. `find` gives null for what there is not. */
export async function serveTab(
  session: CDPSession,
  find: (request: Request) => Promise<Served | null> | Served | null,
): Promise<void> {
  async function answer(asked: Request): Promise<void> {
    const { requestId } = asked
    const served = await find(asked)
    if (!served) return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: Object.entries(served.headers).map(([name, value]) => ({ name, value })),
      body: served.body.toString('base64'),
    })
  }
  session.on('Fetch.requestPaused', (asked) => {
    answer(asked).catch(() => undefined) // the page is gone, and with it the request
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}
