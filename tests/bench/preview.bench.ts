/**
 * How soon the page follows the hand: from the key in the desk, in a browser, to the page drawn with what was typed; and
 * how much of it is the request alone, by the front door.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { buildWeb } from '../../infra/local/web.ts'
import { startApp } from '../support/app.ts'
import { openCentre } from '../support/centre.ts'
import { aContentOfLength } from '../support/print/a-content.ts'
import { fieldOf, signInAs } from '../support/someone.ts'
import { fourPages } from './four-pages.ts'
import { median, percentile, type Row } from './row.ts'

const ROUNDS = 100
const WARM_UP = 5
/** Its beginning stands nowhere else in the issue. */
const TYPED = '另延长服务时间方便群众办事当场答复逐项核对材料登记说明时限联系部门限期回复'
/** Between two characters: a fast hand writes 200 a minute. */
const PACE_MS = 300

export async function previewRows(): Promise<Row[]> {
  const drawn = await atTheDesk()
  const bytes = await byTheFrontDoor()
  const said = (times: number[]) => `${percentile(times, 0.95).toFixed(0)} ms, median ${median(times).toFixed(0)} ms`
  return [
    {
      what: `preview: a character typed in the desk, one each ${PACE_MS} ms, to the page drawn with it, 95th percentile`,
      measured: said(drawn),
      aim: '≤ 300 ms',
    },
    { what: '… the request alone, to its last byte, 95th percentile', measured: said(bytes) },
  ]
}

/** The app as it is started, the web as it is built, a browser. */
async function atTheDesk(): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-preview-'))
  await buildWeb()
  const app = await startApp(folder)
  const browser = await launchChromium({ locked: false })
  try {
    const issue = await fourPages(app, await app.as('zhou-min'))
    const { page, goTo, tab, readsPage } = await signInAs(browser, app, folder, 'zhou-min')
    await goTo(`/issues/${issue.id}`)
    await readsPage('版面', '窗口资讯')
    await tab('内容')
    await page.locator(fieldOf('窗口资讯（一）')).click()
    return await typing(page)
  } finally {
    await browser.close()
    await app.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Types and watches; milliseconds of each character from its event to the frame that shows the page with it. */
async function typing(page: Page): Promise<number[]> {
  const typed = Array.from({ length: ROUNDS + WARM_UP }, (_, i) => TYPED[i % TYPED.length] ?? '')
  await page.keyboard.down('Control')
  await page.keyboard.press('End')
  await page.keyboard.up('Control')
  const times = await page.evaluateHandle((all) => {
    const keys: number[] = []
    const drawn: number[] = []
    document.addEventListener('beforeinput', ({ timeStamp }) => keys.push(timeStamp), true)
    const sheets = document.querySelector('.pdf-sheets')
    if (!sheets) throw new Error('no pages')
    new MutationObserver(() => {
      const text = sheets.textContent.replace(/\s/g, '')
      let shown = drawn.length
      while (shown < all.length && text.includes(`。${all.slice(0, shown + 1)}`)) shown += 1
      requestAnimationFrame((now) => {
        while (drawn.length < shown) drawn.push(now - (keys[drawn.length] ?? 0))
      })
    }).observe(sheets, { childList: true })
    return drawn
  }, typed.join(''))
  for (const character of typed) {
    await page.keyboard.sendCharacter(character)
    await new Promise((resolve) => setTimeout(resolve, PACE_MS))
  }
  await page.waitForFunction((drawn, count) => drawn.length === count, {}, times, typed.length)
  return (await times.jsonValue()).slice(WARM_UP)
}

/** Four pages in which somebody types, a character each time, asked for without a browser. */
async function byTheFrontDoor(): Promise<number[]> {
  const centre = await openCentre()
  try {
    const editor = await centre.as('zhou-min')
    const times: number[] = []
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const content = aContentOfLength(12, 150)
      const [section] = content.sections
      if (section?.kind === 'items' && section.items[0]) section.items[0].text += TYPED.slice(0, round % TYPED.length)
      const began = performance.now()
      const { status } = await editor.post('/api/preview', content)
      if (status !== 200) throw new Error(`no preview: ${status}`)
      if (round >= WARM_UP) times.push(performance.now() - began)
    }
    return times
  } finally {
    await centre.close()
  }
}

if (import.meta.main)
  for (const { what, measured } of await previewRows()) process.stdout.write(`${what}: ${measured}\n`)
