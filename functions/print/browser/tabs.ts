/** The printing browser's pages by its own protocol: puppeteer's connection alone, without all that it is a client for. */
import type { ConnectionTransport } from 'puppeteer-core'
import { Connection } from 'puppeteer-core/internal/cdp/Connection.js'
import type { Tab } from './tab.ts'

/** Resolves when the browser answers. The first tab is the one that it opened with. */
export async function openTabs(transport: ConnectionTransport): Promise<() => Promise<Tab>> {
  const connection = new Connection('', transport, 0, undefined, false, undefined, () => undefined)
  const { targetInfos } = await connection.send('Target.getTargets')
  let first = targetInfos.find(({ type }) => type === 'page')?.targetId
  return async () => {
    const targetId = first ?? (await connection.send('Target.createTarget', { url: 'about:blank' })).targetId
    first = undefined
    const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true })
    const session = connection.session(sessionId)
    if (!session) throw new Error('the browser opened no page')
    return {
      session,
      close: () =>
        connection.send('Target.closeTarget', { targetId }).then(
          () => undefined,
          () => undefined, // it is gone, which is what was wanted
        ),
    }
  }
}
