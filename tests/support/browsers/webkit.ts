/** WebKitGTK (webkit2gtk-driver) where it is installed, driven by W3C WebDriver; in a screen of its own (xvfb-run) where there is none. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../../../infra/local/free-port.ts'
import { type Driver, WINDOW } from './driver.ts'
import { onPath } from './on-path.ts'

const DRIVER = process.env.WEBKIT_DRIVER_PATH ?? onPath('WebKitWebDriver')
/** It opens windows, and so needs a screen. */
const SCREEN = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? [] : [onPath('xvfb-run'), '-a']

/** The command that starts it; null where something of it is missing. */
export const WEBKIT = DRIVER && SCREEN[0] !== null ? [...SCREEN, DRIVER].map(String) : null

export async function openWebKit(proxy: string): Promise<Driver> {
  const port = await freePort()
  const [command = '', ...words] = WEBKIT ?? []
  const child = spawn(command, [...words, `--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GSK_RENDERER: 'cairo', LANG: 'C.UTF-8' },
  })
  const ended = once(child, 'exit')
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const { value } = (await response.json()) as { value: { sessionId?: string; message?: string } | null } // W3C WebDriver, 6.3
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`)
    return value
  }
  await listening(port)
  const capabilities = { alwaysMatch: { proxy: { proxyType: 'manual', httpProxy: proxy } } }
  const { sessionId } = (await ask('POST', '/session', { capabilities })) as { sessionId: string }
  const inSession = (method: string, path: string, body?: object) => ask(method, `/session/${sessionId}${path}`, body)
  await inSession('POST', '/window/rect', WINDOW)
  return {
    goTo: async (url) => void (await inSession('POST', '/url', { url })),
    run: (expression) => inSession('POST', '/execute/sync', { script: `return ${expression}`, args: [] }),
    click: async ({ x, y }) =>
      void (await inSession('POST', '/actions', {
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            actions: [
              { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ],
      })),
    type: async (text) => {
      const focused = (await inSession('GET', '/element/active')) as object // a web element reference
      await inSession('POST', `/element/${Object.values(focused)[0]}/value`, { text })
    },
    picture: async () => String(await inSession('GET', '/screenshot')),
    async close() {
      await inSession('DELETE', '').catch(() => undefined)
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('WebKitWebDriver did not start')
}
