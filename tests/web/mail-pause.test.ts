/** An issue's distribution and the banner of every page say the same of a pause: mail that goes again is not told as paused. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryClient } from '@tanstack/react-query'
import { afterAll, expect, test, vi } from 'vitest'

const PAUSE = { about: 'account', reason: '额度已用完', code: '452' }
let pause: typeof PAUSE | null = PAUSE
const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ pause, distribution: null, counts: {} }))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
// A server listening on TCP has an address with a port.
const { port } = server.address() as AddressInfo
vi.stubGlobal('window', { location: { origin: `http://127.0.0.1:${port}` } })
const { distribution, mailPause } = await import('../../web/api/queries.ts')

afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})

test('paused, and going on again', async () => {
  const client = new QueryClient()
  await client.fetchQuery(distribution('an-issue'))
  expect(client.getQueryData(mailPause.queryKey)?.pause).toMatchObject(PAUSE)
  pause = null
  await client.fetchQuery(distribution('an-issue'))
  expect(client.getQueryData(mailPause.queryKey)).toEqual({ pause: null })
})
