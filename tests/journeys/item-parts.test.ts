/** An issue with everything that a page can hold, made in the browser: points, a pasted table, a picture, 编者按, 密级, 编号, 送, 印数, an own font. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aWrittenIssue } from '../support/issue-steps.ts'
import { aPng } from '../support/print/a-picture.ts'
import { readPdf, textOf } from '../support/print/read-pdf.ts'
import { fieldOf, type Someone } from '../support/someone.ts'
import { appOfTest } from './using-app.ts'

/** In the folder of the data: a font of the centre's own, and a picture. */
function filled(folder: string) {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts)
  copyFileSync(
    join(import.meta.dirname, '../../functions/print/fonts/fandol-kai-everyday.woff2'),
    join(fonts, '楷体.woff2'),
  )
  writeFileSync(join(folder, 'hall.png'), aPng(1200, 800))
  return { FONTS_DIR: fonts }
}

const SHEET = '窗口\t受理（件）\t办结（件）\n公安厅\t312\t305\n交通运输厅\t128\t126'
const NOTE = '本期刊发上门服务的做法，供各单位参考。'

/** As a spreadsheet's cells come from the clipboard. */
async function paste({ page }: Someone, label: string, text: string): Promise<void> {
  const cell = await page.locator(fieldOf(label)).waitHandle()
  await cell.evaluate((input, cells) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', cells)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** The selected text of the field with the focus. */
const selected = ({ page }: Someone): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement
    if (!(field instanceof HTMLTextAreaElement)) return ''
    return field.value.slice(field.selectionStart, field.selectionEnd)
  })

test('every part goes from the desk to the printed page', { timeout: 300_000 }, async () => {
  const { app, folder, signIn } = await appOfTest('item-parts', filled)
  const administrator = await signIn('he-jing')
  const editor = await signIn('zhou-min')

  await administrator.goTo('/settings/publication')
  await administrator.fill('密级（可不填）', '内部资料')
  await administrator.select('刊名', '楷体.woff2')
  await administrator.press('＋ 添加“送”范围')
  await administrator.page.locator('[aria-label="送"] input').click()
  await administrator.page.keyboard.sendCharacter('省人大办公厅')
  await administrator.fill('印数（可不填）', '200')
  await administrator.picture('parts-settings')
  await administrator.press('保存设置')
  await administrator.sees('刊物设置已保存')

  const caller = await app.as('zhou-min')
  const issue = await aWrittenIssue(app, caller)
  await editor.goTo(`/issues/${issue.id}/settings`)
  await editor.fill('编号（可不填）', '000123')
  await editor.press('保存期次信息')
  await editor.sees('期次信息已保存')

  await editor.tab('内容')
  await editor.press('添加编者按')
  // A check finds a slip as it is typed; F8 leads to it, one press mends it, another takes that back.
  await editor.fill('编者按', NOTE.replace('刊发', '布署'))
  const slip = '（编者按第 1 处）'
  await editor.sees('“布署”一般应写作“部署”')
  await editor.page.keyboard.press('F8')
  expect(await selected(editor)).toBe('布署')
  await editor.press(`改为“部署”${slip}`)
  expect(await selected(editor)).toBe('部署')
  await editor.press('撤销', '编辑')
  await editor.press(`改为“部署”${slip}`)
  await editor.picture('parts-mended')
  await editor.fill('编者按', NOTE)
  const item = '窗口资讯（一）'
  await editor.press(`给${item}添加分点`)
  await editor.fill(`${item}第 1 点`, '推出夜间窗口。')
  await editor.press(`给${item}添加分点`)
  await editor.fill(`${item}第 2 点`, '增设咨询专线13812345678。')
  // A named person says why a finding stands.
  const found = `（${item}第 2 点第 1 处）`
  await editor.press(`写核实说明${found}`)
  await editor.fill(`核实说明${found}`, '热线尚未开通，暂用工作手机')
  await editor.press('保存核实说明')
  await editor.sees('核实：热线尚未开通，暂用工作手机')
  await editor.picture('parts-acknowledged')
  await editor.press(`给${item}添加表格`)
  await editor.fill(`${item}的表格 1 的标题`, '表1　窗口办件情况')
  await paste(editor, `${item}的表格 1 表头第 1 列`, SHEET)
  await editor.press(`给${item}添加图片`)
  const input = await editor.page.locator('[role=dialog] input[type=file]').waitHandle()
  await input.uploadFile(join(folder, 'hall.png'))
  await editor.fill('文字说明', '大厅全景，群众在窗口前办事')
  await editor.fill('图题（可不填）', '图1　服务大厅')
  await editor.picture('parts-picture')
  await editor.press('添加')
  await editor.sees('已保存')
  await editor.readsPage('版面', '图1　服务大厅')

  // What was taken out comes back.
  await editor.press(`移除第 2 个分点：${item}`)
  await editor.sees('已删除分点')
  await editor.press('撤销', '编辑')
  await editor.sees('已保存')
  await editor.picture('parts-desk')
  await editor.press('送审')
  await editor.sees('已写核实说明 1 条')
  await editor.picture('parts-send')
  await editor.press('确认送审')
  await editor.sees('送审的 PDF（第 1 稿）')

  const read = await readPdf((await caller.get(`/api/issues/${issue.id}/revisions/1/pdf`)).body)
  const text = textOf(read).replace(/\s/g, '')
  for (const part of [
    '内部资料000123',
    `编者按：${NOTE}`,
    '1.推出夜间窗口。2.增设咨询专线13812345678。表1窗口办件情况窗口受理（件）办结（件）公安厅312305交通运输厅128126图1服务大厅',
    '送：省人大办公厅。',
    '共印200份',
  ])
    expect(text).toContain(part)
  expect(read.fonts).not.toContain('NotoSerifSCExtraLight-Black')
  expect([...administrator.faults, ...editor.faults]).toEqual([])
})
