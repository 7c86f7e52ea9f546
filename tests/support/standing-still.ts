/** Whether what can be pressed stands still once it is seen: what comes in above it would move it away from under a hand. */
import type { Page } from 'puppeteer-core'

/** Another part of a line is not another place. */
const MOST_PIXELS = 2

/** Over such a line, what a page is made of does not come in one piece. */
const LINE = { upload: 5_000_000, download: 5_000_000, latency: 60 }

const PRESSED = 'a, button, input, textarea, select, summary, label, [role=tab], [role=button]'

/**
 * From the next page on that it opens, the page looks at each frame where they stand. What stands there when somebody
 * presses, types, scrolls or changes the window's size may move by that; what comes after is watched too.
 */
export async function watchStanding(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(
    (pressed, most) => {
      const first = new WeakMap<Element, { x: number; y: number } | null>()
      const moved: string[] = []
      const all = () => document.querySelectorAll(pressed)
      const leave = () => {
        for (const one of all()) first.set(one, null)
      }
      for (const event of ['scroll', 'resize', 'pointerdown', 'keydown', 'input']) addEventListener(event, leave, true)
      const look = () => {
        for (const one of all()) {
          const { x, y, width } = one.getBoundingClientRect()
          const was = first.get(one)
          if (width === 0 || was === null) continue
          first.set(one, { x, y })
          if (was && Math.max(Math.abs(was.x - x), Math.abs(was.y - y)) > most)
            moved.push(`${one.ariaLabel ?? one.textContent}: ${was.x},${was.y} to ${x},${y}`)
        }
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
      Object.assign(window, { movedSince: moved })
    },
    PRESSED,
    MOST_PIXELS,
  )
}

/** Opens it over a line as offices have it. */
export async function openSlowly(page: Page, address: string): Promise<void> {
  await page.emulateNetworkConditions(LINE)
  await page.goto(address)
}

/** What moved since the page opened, or since this was asked, once all of it is there. */
export async function movedSince(page: Page): Promise<string[]> {
  await page.emulateNetworkConditions(null)
  return page.evaluate(() => ('movedSince' in window ? (window.movedSince as string[]).splice(0) : ['nobody looked']))
}
