/** Whether what can be pressed or read stands still once it is seen: what comes in above it would move it away from under a hand or an eye. */
import type { Page } from 'puppeteer-core'

/** Another part of a line is not another place. */
const MOST_PIXELS = 2

/** What is read may move by so much: the part of the window that moved, times how far. */
const MOST_OF_WINDOW = 0.01

/** Over such a line, what a page is made of does not come in one piece. */
const LINE = { upload: 5_000_000, download: 5_000_000, latency: 60 }

const PRESSED = 'a, button, input, textarea, select, summary, label, [role=tab], [role=button]'

/**
 * From the next page on that it opens, the page looks at each frame where they stand. What stands there when somebody
 * presses, types, scrolls or changes the window's size may move by that; what comes after is watched too.
 */
export async function watchStanding(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(
    (pressed, most, mostOfWindow) => {
      const first = new WeakMap<Element, { x: number; y: number } | null>()
      const moved: string[] = []
      const all = () => document.querySelectorAll(pressed)
      const leave = () => {
        for (const one of all()) first.set(one, null)
      }
      let isAsked = false
      const ask = () => {
        isAsked = true
      }
      for (const event of ['pointerdown', 'keydown']) addEventListener(event, ask, true)
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
      new PerformanceObserver((list) => {
        // What somebody asked for may move what they read.
        if (isAsked) return
        // Of this type they have these members (Layout Instability API).
        for (const one of list.getEntries() as (PerformanceEntry & {
          value: number
          sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
        })[])
          if (one.value > mostOfWindow)
            for (const { node, previousRect: was, currentRect: is } of one.sources)
              moved.push(`read: ${node?.textContent?.slice(0, 40)}: ${was.y} to ${is.y}`)
      }).observe({ type: 'layout-shift', buffered: true })
      Object.assign(window, { movedSince: moved })
    },
    PRESSED,
    MOST_PIXELS,
    MOST_OF_WINDOW,
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
