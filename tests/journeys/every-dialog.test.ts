/** Every dialog, light and dark, on a desk and on a phone: no serious axe finding, nothing wider than the screen. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Department } from '#shared/centre/publication.ts'
import { addressed } from '../support/addressed.ts'
import { askForPerson } from '../support/administering.ts'
import { attach } from '../support/attaching.ts'
import { DIALOGS } from '../support/every-dialog.ts'
import {
  aCalledIssue,
  aDraft,
  anIssueInReview,
  aSignedIssue,
  aSubmission,
  aWrittenIssue,
  move,
  ok,
  threeAt,
} from '../support/issue-steps.ts'
import { axeFindings, inColours } from '../support/page-faults.ts'
import { aPng } from '../support/print/a-picture.ts'
import { DESKTOP, type Someone, widerBy } from '../support/someone.ts'
import { movedSince, openSlowly, watchStanding } from '../support/standing-still.ts'
import { xlsx } from '../support/xlsx.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = await usingApp()
const signedIn = new Map<string, Someone>()
/** What stands for `{open}` and its like in the addresses. */
const ids = new Map<string, string>()
const LIST = join(folder, '名单.xlsx')

const NEWS =
  '省科技厅窗口自一月起开通线上预约，企业凭统一社会信用代码登录后选择时段，到场即办，平均等候时间由四十分钟减为十分钟。'

const inDays = (days: number) => new Date(app.now().getTime() + days * 86_400_000).toISOString()

beforeAll(async () => {
  const [editor, office, head] = await threeAt(app)
  const [science, police, administrator] = [
    await app.as('wu-xiaolan'),
    await app.as('liu-yang'),
    await app.as('he-jing'),
  ]
  ok(await askForPerson(administrator, 'deng-jie', { active: false }))
  // Signed first: its letters go out while the others are set up.
  ids.set('signed', (await aSignedIssue(app, editor, office, head)).id)
  ids.set('reviewed', (await anIssueInReview(app, editor)).id)
  ids.set('draft', (await aDraft(editor)).id)
  ids.set('closed', (await move(editor, await aCalledIssue(app, editor), { move: 'close-input' })).id)
  const extension = { move: 'extend-deadline', deadline: inDays(20), departments: ['gat'], reason: '' }
  const open = await move(editor, await aWrittenIssue(app, editor), extension)
  ids.set('open', open.id)
  ids.set('handed', (await aSubmission(science, open, NEWS, ['kjt'])).id)
  ids.set('joint', (await aSubmission(police, open, `${NEWS}系统运行平稳。`, ['gat', 'kjt'])).id)
  const adopted = await aSubmission(police, open, '一月，出入境窗口新增自助取证机四台。', ['gat'])
  const adopt = {
    move: 'adopt',
    version: adopted.version,
    issueVersion: open.version,
    sectionId: 'windows',
    itemId: null,
  }
  ok(await editor.post(`/api/issues/${open.id}/submissions/${adopted.id}/moves`, adopt))
  const form = { departments: ['kjt'], from: '2026-01-15', to: null, text: '一月，窗口新设综合咨询台。', contact: '' }
  const { id } = ok(await science.post(`/api/issues/${open.id}/submissions`, form))
  ids.set('mine', id)
  ok(await attach(science, `/api/issues/${open.id}/submissions/${id}`, aPng()))
  ok(await askForPerson(administrator, 'sun-lei', { departmentId: 'gat', head: true }))
  const [publication] = ok(await administrator.get('/api/publications')).publications
  const { id: publicationId, version, former: _, writers: __, ...settings } = publication
  const departments = settings.departments.map((one: Department) => ({ ...one, headSigns: one.id === 'gat' }))
  ok(
    await administrator.put(`/api/publications/${publicationId}`, {
      version,
      settings: { ...settings, departments },
      despite: [],
    }),
  )
  const asked = ok(await police.post(`/api/issues/${open.id}/submissions`, { ...form, departments: ['gat'] }))
  const path = `/api/issues/${open.id}/submissions/${asked.id}/moves`
  ok(await police.post(path, { move: 'ask-head', version: asked.version }))
  ids.set('waiting', asked.id)
  writeFileSync(
    LIST,
    xlsx([
      ['甲', '乙'],
      ['高建平', 'gao@centre.example'],
    ]),
  )
  for (const who of new Set(DIALOGS.map((row) => row.who))) {
    const someone = await signIn(who)
    await watchStanding(someone.page)
    await someone.page.goto('about:blank')
    signedIn.set(who, someone)
  }
}, 240_000)

test.each(DIALOGS)('the dialog of $file can be read and used by everyone', async ({ who, path, steps }) => {
  const someone = signedIn.get(who)
  if (!someone) throw new Error(`nobody called ${who}`)
  const { page } = someone
  onTestFailed(() => someone.picture('failed-dialog'))
  await page.setViewport(DESKTOP)
  const address = app.url + addressed(path, ids)
  // A page that stands there already has only to be rid of its dialog.
  if (page.url() === address) await page.keyboard.press('Escape')
  else await openSlowly(page, address)
  await page.waitForFunction(() => document.querySelector('[role=dialog]') === null)
  if (path.endsWith('/import')) await (await page.locator('input[type=file]').waitHandle()).uploadFile(LIST)
  for (const step of steps) {
    if (typeof step === 'string') await page.locator(step).setTimeout(45_000).click()
    else if ('write' in step) await page.locator(step.write).fill('写好的话')
    else await page.keyboard.press(step.key)
  }
  await page.waitForSelector('[role=dialog] .dialog-title', { timeout: 45_000 })
  await page.waitForFunction(() => !document.querySelector('[role=dialog] :is([aria-busy=true], .loading)'))
  const picture = (colours: string) =>
    someone.picture(`dialog-${DIALOGS.findIndex((one) => one.steps === steps)}-${colours}`)
  expect(await axeFindings(page, 'too', '[role=dialog]')).toEqual([])
  expect(await movedSince(page)).toEqual([])
  await page.setViewport({ ...DESKTOP, width: 375 })
  await picture('light')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  expect(await page.$eval('[role=dialog]', (one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
  await inColours(page, 'dark')
  await picture('dark')
  expect(await axeFindings(page, 'alone', '[role=dialog]')).toEqual([])
  await inColours(page, 'light')
  expect(someone.faults).toEqual([])
})
