/**
 * The wire to Chromium: messages on two pipes of its process. No port is opened.
 *
 * They are CBOR, not JSON: a PDF comes as its bytes, which spares both ends some 10 ms of base64 and of text for each.
 */
import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'
import { decodeCbor, encodeCbor, messageLength } from './cbor.ts'

/**
 * What puppeteer speaks through, in JSON; `onclose` is called when the browser's end is gone.
 * `fileAs` gives the string that stands for a file in an answer; the protocol's own is base64.
 */
export function pipeTransport(
  toBrowser: Writable,
  fromBrowser: Readable,
  fileAs = (file: Buffer) => file.toString('base64'),
): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(encodeCbor(JSON.parse(message))),
    close: () => void toBrowser.end(),
  }
  let parts: Buffer[] = []
  let have = 0
  let need: number | null = null
  fromBrowser.on('data', (chunk: Buffer) => {
    parts.push(chunk)
    have += chunk.length
    if (need !== null && have < need) return
    let left = parts.length === 1 ? chunk : Buffer.concat(parts)
    for (need = messageLength(left); need !== null && need <= left.length; need = messageLength(left)) {
      const message = left.subarray(0, need)
      left = left.subarray(need)
      transport.onmessage?.(JSON.stringify(decodeCbor(message, fileAs)))
    }
    parts = [left]
    have = left.length
  })
  fromBrowser.on('close', () => transport.onclose?.())
  fromBrowser.on('error', () => undefined)
  toBrowser.on('error', () => undefined) // the browser is gone; 'close' says so
  return transport
}

/** Keeps the files of answers aside until they are asked for by the name that stands in the answer. */
export function namedFiles(): { put(file: Buffer): string; take(name: string): Buffer } {
  const files = new Map<string, Buffer>()
  let count = 0
  return {
    put(file) {
      count += 1
      files.set(`file ${count}`, file)
      return `file ${count}`
    },
    take(name) {
      const file = files.get(name)
      if (!file) throw new Error(`no ${name} came from the browser`)
      files.delete(name)
      return file
    },
  }
}
