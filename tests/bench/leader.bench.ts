/**
 * A leader's page on a phone: what is transferred before the PDF, and how soon text and first page stand, on 4G (9 Mbps,
 * 60 ms) with the processor at a quarter, nothing of the page in the browser's cache.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'puppeteer-core'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { buildWeb } from '../../infra/local/web.ts'
import { startApp } from '../support/app.ts'
import { sentToReview } from '../support/issue-steps.ts'
import { PHONE, signInAs } from '../support/someone.ts'
import { fourPages } from './four-pages.ts'
import { median, type Row } from './row.ts'

const ROUNDS = 5
const PATIENCE_MS = 60_000
const BYTES_PER_SECOND = 9_000_000 / 8
const LINE = { offline: false, latency: 60, downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND }

export async function leaderRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-leader-'))
  await buildWeb()
  const app = await startApp(folder)
  const browser = await launchChromium({ locked: false })
  try {
    const editor = await app.as('zhou-min')
    const sent = await sentToReview(app, editor, await fourPages(app, editor))
    const { page } = await signInAs(browser, app, folder, 'chen-zhiyuan', PHONE)
    const rounds: Visit[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visit(page, `${app.url}/issues/${sent.id}`))
    const of = (pick: (one: Visit) => number) => median(rounds.map(pick))
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
    return [
      {
        what: 'leader’s page: transferred before the PDF and its code, headers and all',
        measured: `${(of(({ bytes }) => bytes) / 1000).toFixed(0)} kB`,
        aim: '≤ 90 kB',
      },
      {
        what: '… from the address to the text and the buttons, 4G and a quarter of the processor',
        measured: seconds(of(({ text }) => text)),
        aim: '< 1.5 s',
      },
      {
        what: '… to the first page, as the picture of it that the renderer made, one tap as soon as the text stands',
        measured: seconds(of(({ picture }) => picture)),
        aim: '< 2.5 s',
      },
      {
        what: '… to the same page drawn by pdf.js, in the picture’s place',
        measured: seconds(of(({ paper }) => paper)),
      },
    ]
  } finally {
    await browser.close()
    await app.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

type Visit = { bytes: number; text: number; picture: number; paper: number }

/** Milliseconds are the page's own, from the beginning of its navigation. */
async function visit(page: Page, address: string): Promise<Visit> {
  const line = await page.createCDPSession()
  await line.send('Network.enable')
  await line.send('Network.clearBrowserCache')
  await line.send('Network.emulateNetworkConditions', LINE)
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto('about:blank')
  const bytes = bytesBeforePdf(line)
  // Not `goto`, which waits for what is measured.
  await line.send('Page.navigate', { url: address })
  const stands = () =>
    document.querySelector('.reading h2') && document.querySelector('.decision button') ? performance.now() : null
  const text = Number(await (await page.waitForFunction(stands, { timeout: PATIENCE_MS })).jsonValue())
  await page.tap('.desk-switch button:last-child')
  const seen = () => {
    const first = document.querySelector<HTMLImageElement>('.desk[data-paper] .pdf-first')
    const drawn = document.querySelector('.desk[data-paper] .pdf-sheets canvas')
    return (first?.complete && first.naturalWidth > 0) || drawn ? performance.now() : null
  }
  const picture = Number(await (await page.waitForFunction(seen, { timeout: PATIENCE_MS })).jsonValue())
  const drawn = () => (document.querySelector('.desk[data-paper] .pdf-sheets canvas') ? performance.now() : null)
  const paper = Number(await (await page.waitForFunction(drawn, { timeout: PATIENCE_MS })).jsonValue())
  await line.detach()
  return { bytes: bytes(), text, picture, paper }
}

/** All that came until the first request for the PDF or its code, and of what was under way then. */
function bytesBeforePdf(line: CDPSession): () => number {
  const early = new Set<string>()
  let begun = false
  let bytes = 0
  line.on('Network.requestWillBeSent', ({ requestId, request: { url } }) => {
    if (/\/first-page$|\/pdf(-[^/]*)?(\.js)?$|\/pdf-/.test(new URL(url).pathname)) begun = true
    if (!begun) early.add(requestId)
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (early.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}

if (import.meta.main)
  for (const { what, measured } of await leaderRows()) process.stdout.write(`${what}: ${measured}\n`)
