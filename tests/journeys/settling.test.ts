/** After an outage nobody knows what became of many letters: the editor settles them together, and hears which another settled first. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { commit } from '#functions/store/commit.ts'
import { changeDelivery, getDeliveries } from '#functions/store/deliveries.ts'
import { openTable } from '#functions/store/table.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { startEngine } from '../../infra/local/engine.ts'
import { type App, startApp } from '../support/app.ts'
import { aSignedIssue, ok, threeAt } from '../support/issue-steps.ts'
import { SECRET } from '../support/secret.ts'
import { PHONE, type Someone, signInAs, widerBy } from '../support/someone.ts'
import { readLedger, settle } from '../support/store/ledger.ts'

const LOST = 8
const folder = mkdtempSync(join(tmpdir(), 'chuangxun-settling-'))
let engine: Awaited<ReturnType<typeof startEngine>>
let app: App
let browser: Browser
let issue: Issue
let lost: Delivery[]
beforeAll(async () => {
  engine = await startEngine()
  app = await startApp(folder, { DYNAMODB_ENDPOINT: engine.endpoint })
  browser = await launchChromium({ locked: false })
  issue = await aSignedIssue(app, ...(await threeAt(app)))
  const editor = await app.as('zhou-min')
  const isDone = async () => expect((await readLedger(editor, issue)).distribution?.state).toBe('done')
  await vi.waitFor(isDone, { timeout: 60_000, interval: 200 })
  const { deliveries } = await readLedger(editor, issue)
  lost = deliveries.slice(0, LOST)
  // What a worker that dies leaves behind: a claim, and then nobody knows.
  const table = openTable('chuangxun', SECRET, engine.endpoint)
  const reason = '发送程序中断，不能确定是否已发出，请人工核实'
  for (const one of await getDeliveries(table, lost))
    if (one) await commit(table, { writes: [changeDelivery(one, { state: 'ambiguous', reason }).write] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await app?.kill()
  await engine?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const choose = (someone: Someone, address: string) =>
  someone.page.locator(`::-p-aria([name="选中 ${address}"][role="checkbox"])`).click()
const unclear = async () => {
  const { deliveries } = await readLedger(await app.as('zhou-min'), issue)
  return deliveries.filter(({ state }) => state === 'ambiguous')
}

test('chosen together, settled by one act; one that another settled first is named', async () => {
  const editor = await signInAs(browser, app, folder, 'zhou-min')
  await editor.goTo(`/issues/${issue.id}/deliveries`)
  await editor.select('状态', 'ambiguous')
  await editor.page.locator(`::-p-aria([name="选中本页可核定的 ${LOST} 个"][role="checkbox"])`).click()
  await editor.sees(`核定选中的 ${LOST} 个`)
  await editor.picture('settling-1-chosen')
  await editor.press(`核定选中的 ${LOST} 个`)
  await editor.sees(`确认核定 ${LOST} 个`)
  await editor.fill('依据', '对方均已来电确认收到')
  await editor.picture('settling-2-dialog')

  const [first] = await unclear()
  ok(await settle(await app.as('zhou-min'), issue, first ? [first] : [], 'skipped', '此人已退休'))
  await editor.press(`确认核定 ${LOST} 个`)
  await editor.sees(`${first?.address}（未发送）`)
  await editor.picture('settling-3-refused')
  // The reason that was written is given up by a second word.
  await editor.press('取消')
  await editor.press('放弃填写')
  // What is still as it was seen stays chosen.
  await editor.press(`核定选中的 ${LOST - 1} 个`)
  await editor.fill('依据', '对方均已来电确认收到')
  await editor.press(`确认核定 ${LOST - 1} 个`)
  await editor.sees(`已核定 ${LOST - 1} 个邮箱`)
  expect(await unclear()).toEqual([])
  await editor.goTo(`/issues/${issue.id}/record`)
  await editor.sees('人工核定分发结果')
  await editor.picture('settling-4-record')
  expect(editor.faults).toEqual([])
})

test('on a phone: one that is not to be sent any more and one more are sent again, by their boxes and by keys', async () => {
  const table = openTable('chuangxun', SECRET, engine.endpoint)
  for (const one of await getDeliveries(table, lost.slice(0, 4)))
    if (one) await commit(table, { writes: [changeDelivery(one, { state: 'ambiguous' }).write] })
  const two = (await unclear()).slice(0, 2)
  const editor = await signInAs(browser, app, folder, 'zhou-min', PHONE)
  await editor.goTo(`/issues/${issue.id}/deliveries`)
  for (const { address } of two) await choose(editor, address)
  await editor.sees('核定选中的 2 个')
  await editor.picture('settling-5-phone')
  expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  await editor.press('核定选中的 2 个')
  await editor.page.locator('.modal select').fill('resend')
  await editor.fill('依据', '对方没有收到')
  await editor.picture('settling-6-phone-dialog')
  expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  // The field is left by Tab, 取消 passed, and the button pressed by Enter.
  await editor.page.keyboard.press('Tab')
  await editor.page.keyboard.press('Tab')
  await editor.page.keyboard.press('Enter')
  await editor.sees('已重新排队，正在发送')
  await expect
    .poll(
      async () =>
        (await readLedger(await app.as('zhou-min'), issue)).deliveries.filter(
          ({ round, state }) => round === 2 && state === 'sent',
        ).length,
      { timeout: 30_000 },
    )
    .toBe(2)
  expect(editor.faults).toEqual([])
})
