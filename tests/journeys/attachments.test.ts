/** A clerk on a phone reads a Word file into the form and adds files to it; the editor finds them with the submission. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElementHandle, HTTPRequest } from 'puppeteer-core'
import { expect, onTestFailed, test } from 'vitest'
import { attach } from '../support/attaching.ts'
import { aCalledIssue, aDraft, move, ok } from '../support/issue-steps.ts'
import { docx } from '../support/office-files.ts'
import { aPng } from '../support/print/a-picture.ts'
import { fieldOf, PHONE, type Someone, widerBy } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = await usingApp()

async function choose({ page }: Someone, label: string, files: Record<string, Uint8Array>): Promise<void> {
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
  const input = await page.locator(`input[type=file][aria-label="${label}"]`).setTimeout(20_000).waitHandle()
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths) // the selector names an input of files
}

/** Parts of files stay on their way, until what it answers breaks the line. */
async function onASlowLine({ page }: Someone): Promise<() => Promise<void>> {
  const held: HTTPRequest[] = []
  const hold = (request: HTTPRequest) => {
    if (request.url().endsWith('/attachments/parts')) held.push(request)
    else void request.continue()
  }
  await page.setRequestInterception(true)
  page.on('request', hold)
  return async () => {
    await Promise.all(held.map((request) => request.abort()))
    page.off('request', hold)
    await page.setRequestInterception(false)
  }
}

test('from a Word file on a phone to the editor’s inbox', { timeout: 180_000 }, async () => {
  const editorsApi = await app.as('zhou-min')
  const deadline = new Date(Date.now() + 10 * 86_400_000).toISOString()
  const issue = await move(editorsApi, await aDraft(editorsApi), {
    move: 'call-for-news',
    deadline,
    departments: ['kjt'],
  })
  const clerk = await signIn('wu-xiaolan', PHONE)
  onTestFailed(() => clerk.picture('failed-attachments'))
  await clerk.goTo(`/calls/${issue.id}/new`)
  await clerk.sees('先写正文')
  await clerk.tap('从 Word 文档读入正文')
  const word = docx(['　　窗口一月办理事项120件。', '• 其中网上办理九成。'], {
    change: { 'word/media/a.png': aPng(40, 30) },
  })
  await choose(clerk, '读入正文的 Word 文档', { '来稿.docx': word })
  await clerk.sees('文档中有 1 张图片')
  const text = await (await clerk.page.locator(fieldOf('正文')).waitHandle()).evaluate((field) =>
    field instanceof HTMLTextAreaElement ? field.value : '',
  )
  expect(text).toBe('窗口一月办理事项120件。\n其中网上办理九成。')
  await clerk.sees('已保存')
  await clerk.picture('attachments-from-word')
  await clerk.tap('作为附件添加')
  await clerk.sees('来稿图片1.png')
  // On a slow line the submission does not leave without the file; nor is it lost in silence where the line breaks after she left the page.
  const breaks = await onASlowLine(clerk)
  await choose(clerk, '添加附件', { '现场照片.png': aPng(60, 40) })
  await clerk.sees('附件正在上传，请稍候')
  expect(await clerk.page.$eval('.form-foot .button-main', (button) => button.matches(':disabled'))).toBe(true)
  await clerk.picture('attachments-under-way')
  await clerk.page.$eval('.crumbs a', (link) => link instanceof HTMLElement && link.click())
  await clerk.page.waitForFunction(() => document.querySelector('.form-foot') === null)
  await breaks()
  await clerk.sees('“现场照片.png”没有添加到来稿')
  await clerk.picture('attachments-broken')
  await clerk.page.goBack()
  await clerk.sees('“现场照片.png”没有添加')
  await choose(clerk, '添加附件', {
    '明细.docx': docx(['一段。']),
    '宏.docx': docx(['一段。'], { change: { 'word/vbaProject.bin': 'x' } }),
  })
  await clerk.sees('明细.docx')
  await clerk.sees('“宏.docx”没有添加')
  await clerk.picture('attachments-added')
  expect(await widerBy(clerk.page)).toBe(0)
  await clerk.tap('删去附件来稿图片1.png')
  await clerk.sees('将从这篇来稿中删去')
  await clerk.tap('删去')
  await clerk.page.waitForFunction(() => document.querySelectorAll('.attachments li').length === 1)
  // What is typed after that is saved, and disturbs nobody.
  await clerk.fill('联系人及电话（可不填，不印出）', '吴 12345')
  await clerk.sees('已保存')
  await clerk.tap('报送')
  await clerk.sees('附件 1 个：明细.docx。')
  await clerk.sees('“宏.docx”没有添加，不随这篇来稿报送')
  await clerk.picture('attachments-hand-in')
  await clerk.tap('确认报送')
  await clerk.sees('已报送')
  await clerk.sees('明细.docx')

  const editor = await signIn('zhou-min')
  onTestFailed(() => editor.picture('failed-attachments-editor'))
  await editor.goTo(`/issues/${issue.id}/submissions`)
  await editor.sees('明细.docx')
  await editor.picture('attachments-editor')
  expect([...clerk.faults, ...editor.faults]).toEqual([])
})

test('a picture that came with a submission becomes one of its item', async () => {
  const [editorsApi, science] = [await app.as('zhou-min'), await app.as('wu-xiaolan')]
  const issue = await aCalledIssue(app, editorsApi)
  const submissions = `/api/issues/${issue.id}/submissions`
  const form = { departments: ['kjt'], from: null, to: null, text: '一月，窗口新设综合咨询台。', contact: '' }
  const { id } = ok(await science.post(submissions, form))
  const { version } = ok(await attach(science, `${submissions}/${id}`, aPng(1200, 800), '咨询台.png'))
  const handedIn = ok(await science.post(`${submissions}/${id}/moves`, { move: 'hand-in', version }))
  const where = { issueVersion: issue.version, sectionId: 'windows', itemId: null }
  ok(await editorsApi.post(`${submissions}/${id}/moves`, { move: 'adopt', version: handedIn.version, ...where }))
  const editor = await signIn('zhou-min')
  onTestFailed(() => editor.picture('failed-attachments-picture'))
  await editor.goTo(`/issues/${issue.id}/content`)
  await editor.press('给窗口资讯（一）添加图片')
  await editor.press('用来稿所附的咨询台.png')
  await editor.sees('1200 × 800 像素')
  await editor.page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('.picture-chosen')?.naturalWidth === 1200,
  )
  await editor.picture('attachments-picture-chosen')
  await editor.fill('文字说明', '窗口新设的综合咨询台')
  await editor.press('添加')
  await editor.page.waitForSelector('.picture-small[alt="窗口新设的综合咨询台"]')
  await editor.sees('已保存')
  const { sections } = ok(await editorsApi.get(`/api/issues/${issue.id}`))
  const windows = sections.find((one: { id: string }) => one.id === 'windows')
  expect(windows.items[0].pictures).toMatchObject([{ alt: '窗口新设的综合咨询台' }])
  expect(editor.faults).toEqual([])
})
