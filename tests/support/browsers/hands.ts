/** Someone at any browser: finds things by role and name, clicks and types as people do. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { PEOPLE } from '../../../infra/local/demo/people.ts'
import { codeFor } from '../app.ts'
import type { Driver } from './driver.ts'

const PATIENCE_MS = 45_000

/** In the page: the first thing of this kind in sight with this name, brought to the middle; its own middle, or null, also while something lies over it. */
const MIDDLE_OF = `((selector, name) => {
  const nameOf = (one) => one.getAttribute('aria-label') ?? (one.labels?.length ? one.labels[0].textContent : one.textContent)
  const found = [...document.querySelectorAll(selector)].find(
    (one) => nameOf(one).trim() === name && one.getClientRects().length > 0 && !one.disabled)
  if (!found) return null
  found.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = found.getBoundingClientRect()
  const middle = { x: x + width / 2, y: y + Math.min(height / 2, 40) }
  return found.contains(document.elementFromPoint(middle.x, middle.y)) ? middle : null
})`

/** In the page: whether a page stands there that holds these words, and has more than a thousand dark pixels. */
const IS_DRAWN = `((label, words) => {
  const place = document.querySelector('[aria-label="' + label + '"]')
  const canvas = place?.querySelector('canvas')
  if (!canvas || !place.textContent.replace(/\\s/g, '').includes(words)) return false
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return data.filter((_, at) => at % 4 === 0 && data[at] + data[at + 1] + data[at + 2] < 300).length > 1000
})`

const pause = () => new Promise((resolve) => setTimeout(resolve, 100))

export function handsOn(driver: Driver, origin: string, folder: string) {
  /** Until it answers something. */
  async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const answer = await look().catch(() => null)
      if (answer) return answer
      if (Date.now() > end) throw new Error(`${what}: not there; the page says: ${await text()}`)
      await pause()
    }
  }
  const text = async () => String(await driver.run('document.body.innerText'))
  /** Once it stands still: what comes in above it would move it away from under the hand. */
  async function press(selector: string, name: string): Promise<void> {
    const where = () => driver.run(`${MIDDLE_OF}(${JSON.stringify(selector)}, ${JSON.stringify(name)})`)
    const at = await until(`${selector} ${name}`, async () => {
      const before = await where()
      await pause()
      const now = await where()
      return isDeepStrictEqual(before, now) ? now : null
    })
    await driver.click(at as { x: number; y: number }) // what MIDDLE_OF answers
  }
  const hands = {
    until,
    text,
    goTo: (path: string) => driver.goTo(origin + path),
    press: (name: string) => press('button, [role=button]', name),
    tab: (name: string) => press('[role=tab]', name),
    async fill(label: string, words: string): Promise<void> {
      await press('input, textarea', label)
      await driver.type(words)
    },
    sees: (words: string) => until(words, async () => (await text()).includes(words)),
    /** Waits until a printed page is drawn there, with ink on it, that holds this. */
    reads: (label: string, words: string) =>
      until(`${label}: ${words}`, () => driver.run(`${IS_DRAWN}(${JSON.stringify(label)}, ${JSON.stringify(words)})`)),
    async signIn(personId: string): Promise<void> {
      const email = PEOPLE.find(({ id }) => id === personId)?.email ?? ''
      const outbox = join(folder, 'outbox')
      const before = new Set((await listOutbox(outbox, 10_000)).map(({ id }) => id))
      await hands.goTo('/')
      await hands.fill('工作邮箱', email)
      await hands.press('获取验证码')
      await hands.fill('验证码', await codeFor(outbox, before, email))
      await hands.press('登录')
      await hands.sees('退出登录')
    },
    async signOut(): Promise<void> {
      await hands.press('退出登录')
      await hands.sees('获取验证码')
    },
    async picture(name: string): Promise<void> {
      const pictures = process.env.PICTURES
      if (pictures) writeFileSync(join(pictures, `${name}.png`), await driver.picture(), 'base64')
    },
  }
  return hands
}
