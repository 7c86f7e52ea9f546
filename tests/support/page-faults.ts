/** Faults of a page, as a browser shows it: axe findings, poor names, places out of the window, buttons on paper. */
import axe, { type AxeResults } from 'axe-core'
import type { Page, SerializedAXNode } from 'puppeteer-core'
import { widerBy } from './someone.ts'

const A_AND_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Serious and critical findings of WCAG 2.1 A and AA as `rule: where`; contrast takes long, and may be looked at alone or left out. */
export async function axeFindings(
  page: Page,
  contrast: 'too' | 'alone' | 'left out' = 'too',
  within = 'html',
): Promise<string[]> {
  // A page has it until another is loaded: half a megabyte to read.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source)
  const runOnly = contrast === 'alone' ? ['color-contrast'] : A_AND_AA
  const rules = contrast === 'left out' ? { 'color-contrast': { enabled: false } } : undefined
  // As text: it runs in the page, where axe now is.
  const run = `axe.run(${JSON.stringify(within)}, ${JSON.stringify({ runOnly, resultTypes: ['violations'], rules })})`
  const { violations } = (await page.evaluate(run)) as AxeResults // what axe.run answers
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** In the evening, or by day, as the system says; it holds with the browser's next frame. */
export async function inColours(page: Page, scheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMediaFeatures(scheme === 'dark' ? [{ name: 'prefers-color-scheme', value: 'dark' }] : [])
  await page.waitForFunction((now) => getComputedStyle(document.documentElement).colorScheme === now, {}, scheme)
}

/** Names of buttons and links that tell nobody apart what they do: the same for several, a placeholder, or none. */
export async function poorNames(page: Page): Promise<string[]> {
  const counts = new Map<string, number>()
  const count = (node: SerializedAXNode | null): void => {
    if (!node) return
    if (node.role === 'button' || (node.role === 'link' && !node.name))
      counts.set(`${node.role} ${node.name ?? ''}`, (counts.get(`${node.role} ${node.name ?? ''}`) ?? 0) + 1)
    for (const child of node.children ?? []) count(child)
  }
  count(await page.accessibility.snapshot())
  return [...counts].filter(([name, n]) => n > 1 || /[{}]|undefined|null| $/.test(name)).map(([name]) => name)
}

/** What of the navigation is not wholly in the window, with text twice as large (WCAG 2.2, 1.4.4). */
export async function lostAtTwice(page: Page): Promise<string[]> {
  const lost = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('.banner a, .banner button')].filter(
      (one) => one.getClientRects().length > 0,
    )
    document.documentElement.style.fontSize = '200%'
    return shown.flatMap((one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 0 && left >= 0 && right <= document.documentElement.clientWidth + 1 ? [] : [one.textContent]
    })
  })
  const wider = await widerBy(page)
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  return wider > 0 ? [...lost, `wider by ${wider}`] : lost
}

/** The system's evening: what cannot be read in the dark colours, which every page follows to. */
export async function poorInTheDark(page: Page, picture: () => unknown): Promise<string[]> {
  await inColours(page, 'dark')
  await picture()
  const poor = await axeFindings(page, 'alone')
  await inColours(page, 'light')
  return poor
}

/** What is chosen, open or at hand, and looks no other than what is not: to be compared with and without colours of the reader's own. */
const unchosen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (one: Element) => one.getClientRects().length > 0
    const looks = (one: Element) =>
      JSON.stringify(
        [one, ...one.children].flatMap((each) =>
          ['', '::before', '::after'].map((part) => {
            const { color, backgroundColor, fontWeight, textDecorationLine, border, outlineStyle, content } =
              getComputedStyle(each, part)
            return [color, backgroundColor, fontWeight, textDecorationLine, border, outlineStyle, content]
          }),
        ),
      )
    return ['aria-pressed', 'aria-selected', 'aria-current'].flatMap((mark) => {
      const has = (one: Element) => ![null, 'false'].includes(one.getAttribute(mark))
      return [...document.querySelectorAll(`[${mark}]`)].filter(has).flatMap((one) => {
        const all = [...(one.parentElement?.parentElement?.querySelectorAll(one.tagName) ?? [])]
        const other = all.find((each) => !has(each) && each.className === one.className && isShown(each))
        return isShown(one) && other && looks(other) === looks(one) ? [`${mark} ${one.textContent}`] : []
      })
    })
  })

/** What only a colour tells, and is lost to those who have their own (forced-colors). */
export async function lostInOwnColours(page: Page): Promise<string[]> {
  const before = await unchosen(page)
  const session = await page.createCDPSession()
  const force = (value: 'active' | 'none') =>
    session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  await force('active')
  const found = await unchosen(page)
  await force('none')
  await session.detach()
  return found.filter((one) => !before.includes(one))
}

/** What can only be pressed and would still be printed; and whether anything is. */
export async function pressedOnPaper(page: Page): Promise<string[]> {
  await page.emulateMediaType('print')
  const found = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('button, nav, [role=tab], .button')]
      .filter((one) => one.getClientRects().length > 0 && !one.closest('.findings, .sign-in'))
      .map((one) => one.textContent)
    return document.body.innerText.trim() === '' ? [...shown, 'an empty page'] : shown
  })
  await page.emulateMediaType('screen')
  return found
}
