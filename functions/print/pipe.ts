/** The wire to Chromium: messages on two pipes of its process, each ended by a zero byte. No port is opened. */
import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'

/** What puppeteer speaks through; `onclose` is called when the browser's end is gone. */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => void toBrowser.end(),
  }
  let parts: Buffer[] = []
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]).toString()
      parts = []
      start = end + 1
      transport.onmessage?.(message)
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  })
  fromBrowser.on('close', () => transport.onclose?.())
  fromBrowser.on('error', () => undefined)
  toBrowser.on('error', () => undefined) // the browser is gone; 'close' says so
  return transport
}
