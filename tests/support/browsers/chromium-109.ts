/** Chromium 109 from npm: unpacked once into node_modules/.cache, driven by its own protocol, since puppeteer no longer speaks with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { untar } from '#functions/print/browser/untar.ts'
import { type Driver, WINDOW } from './driver.ts'

const ROOT = join(import.meta.dirname, '../../..')

async function unpacked(): Promise<string> {
  const target = join(ROOT, 'node_modules/.cache/chromium-109')
  if (existsSync(target)) return target
  const bin = join(dirname(createRequire(import.meta.url).resolve('chromium-109')), '../bin')
  const bytesOf = async (name: string) => promisify(brotliDecompress)(await readFile(join(bin, name)))
  mkdirSync(dirname(target), { recursive: true })
  const making = mkdtempSync(`${target}-`)
  mkdirSync(join(making, 'lib'))
  for (const { name, content } of untar(await bytesOf('aws.tar.br')))
    if (name.startsWith('lib/')) writeFileSync(join(making, 'lib', basename(name)), content)
  await writeFile(join(making, 'chromium'), await bytesOf('chromium.br'), { mode: 0o700 })
  try {
    renameSync(making, target)
  } catch {
    // Another process was first.
    rmSync(making, { recursive: true })
  }
  return target
}

// The network within the browser's own process: one of its own that ends early is begun again without what it had not
// written down yet, and whoever had signed in is a stranger.
const FLAGS =
  '--enable-features=NetworkServiceInProcess2 --headless --no-sandbox --no-zygote --disable-gpu --disable-software-rasterizer --disable-dev-shm-usage --hide-scrollbars --lang=zh-CN --remote-debugging-pipe'

/** `proxy`: where all that it asks for goes, as `127.0.0.1:port`. */
export async function openChromium109(proxy: string, profile: string): Promise<Driver> {
  const folder = await unpacked()
  const size = `--window-size=${WINDOW.width},${WINDOW.height}`
  const child = spawn(
    join(folder, 'chromium'),
    [...FLAGS.split(' '), size, `--proxy-server=${proxy}`, `--user-data-dir=${profile}`],
    {
      env: { PATH: process.env.PATH, HOME: profile, LD_LIBRARY_PATH: join(folder, 'lib'), LANG: 'C.UTF-8', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  const [, , , to, from] = child.stdio
  if (!(to instanceof Writable && from instanceof Readable)) throw new Error('Chromium 109 did not start')
  const ask = protocolOver(to, from)
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank', ...WINDOW })
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true })
  const inPage = (method: string, parameters: object = {}) => ask(method, parameters, String(sessionId))
  const press = (type: string, { x, y }: { x: number; y: number }) =>
    inPage('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 })
  return {
    goTo: async (url) => void (await inPage('Page.navigate', { url })),
    async run(expression) {
      const asked = { expression, awaitPromise: true, returnByValue: true }
      const { result, exceptionDetails } = await inPage('Runtime.evaluate', asked)
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
      return (result as { value?: unknown }).value // as the protocol says of an answer by value
    },
    async click(at) {
      await press('mouseMoved', at)
      await press('mousePressed', at)
      await press('mouseReleased', at)
    },
    type: async (text) => void (await inPage('Input.insertText', { text })),
    picture: async () => String((await inPage('Page.captureScreenshot')).data),
    async close() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

type Answer = Record<string, unknown>

/** Commands and answers of the Chrome DevTools Protocol: JSON on two pipes, each closed by a zero byte. */
function protocolOver(to: Writable, from: Readable) {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let rest = ''
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message)
      if (error) waiting.get(id)?.reject(new Error(JSON.stringify(error)))
      else waiting.get(id)?.resolve(result)
      waiting.delete(id)
    }
  })
  from.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium 109 has ended'))
  })
  to.on('error', () => undefined) // the browser is gone; 'close' says so
  let count = 0
  return (method: string, params: object = {}, sessionId?: string) => {
    count += 1
    const id = count
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }))
  }
}
