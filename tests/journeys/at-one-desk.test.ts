/** The column of the desk in a browser: it leads to an item, marks it, and an item that is dragged there goes to another section and back. */
import { expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { askForPerson } from '../support/administering.ts'
import { readIssue } from '../support/issue-page.ts'
import { aWrittenIssue, ok } from '../support/issue-steps.ts'
import type { Someone } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, pictures, signIn } = await usingApp()
const PATIENT = { timeout: 45_000 }

const idsIn = (issue: Issue, sectionId: string) =>
  issue.sections.flatMap((one) => (one.id === sectionId && one.kind === 'items' ? one.items.map(({ id }) => id) : []))

/** Drags in one go, by where both are at that moment: a part that still loads above them moves neither meanwhile. */
const drag = ({ page }: Someone, itemId: string, sectionId: string) =>
  page.evaluate(
    (item, section) => {
      const entry = document.querySelector(`[data-item="${item}"]`)
      const target = document.querySelector(`[data-takes="${section}"] .outline-section`)
      if (!entry || !target) throw new Error('no entry to drag, or no section to drop it on')
      const point = (type: string, of: Element) => {
        of.scrollIntoView({ block: 'center', behavior: 'instant' })
        const { left, top, width, height } = of.getBoundingClientRect()
        const at = { clientX: left + width / 2, clientY: top + height / 2 }
        of.dispatchEvent(
          new PointerEvent(type, { ...at, pointerType: 'mouse', pointerId: 1, isPrimary: true, bubbles: true }),
        )
      }
      point('pointerdown', entry)
      point('pointermove', target)
      point('pointerup', target)
    },
    itemId,
    sectionId,
  )

/** In the page: whether all of an item's entry is in sight in a column that scrolls. */
function isInColumn(itemId: string): boolean {
  const column = document.querySelector('.outline')
  const entry = document.querySelector(`[data-item="${itemId}"]`)?.getBoundingClientRect()
  if (!column || !entry) return false
  const { top, bottom } = column.getBoundingClientRect()
  return column.scrollHeight > column.clientHeight && entry.top >= top - 1 && entry.bottom <= bottom + 1
}

test('an item is found in the column, dragged to another section, and taken back', { timeout: 300_000 }, async () => {
  onTestFailed(() => pictures('failed-at-one-desk'))
  const caller = await app.as('zhou-min')
  const issue = await aWrittenIssue(app, caller)
  const [dragged = ''] = idsIn(issue, 'work')
  const [stays = ''] = idsIn(issue, 'windows')

  const editor = await signIn('zhou-min')
  await editor.page.setViewport({ width: 1440, height: 900 })
  await editor.goTo(`/issues/${issue.id}/content`)
  // A column that is longer than the screen follows the item that one types in.
  await editor.page.setViewport({ width: 1440, height: 200 })
  await editor.page.waitForSelector(`#item-${stays}-text`)
  await editor.page.focus(`#item-${stays}-text`)
  await expect.poll(() => editor.page.evaluate(isInColumn, stays), PATIENT).toBe(true)
  await editor.page.setViewport({ width: 1440, height: 900 })
  await editor.page.locator(`[data-item="${stays}"] button`).click()
  await editor.page.waitForSelector(`[data-item="${stays}"] [aria-current="true"]`)
  expect(await editor.page.evaluate(() => document.activeElement?.id)).toBe(`item-${stays}-text`)

  // A question mark that is typed is text; elsewhere it opens the shortcuts of this page.
  await editor.page.keyboard.sendCharacter('?')
  await editor.page.keyboard.press('?')
  await editor.page.waitForFunction(() => (document.activeElement as HTMLTextAreaElement).value.endsWith('??'))
  expect(await editor.page.$('dialog')).toBeNull()
  await editor.page.focus('main')
  await editor.page.keyboard.press('?')
  await editor.page.waitForSelector('::-p-aria([name="快捷键"][role="dialog"])')
  await editor.sees('上移或下移所在的条目')
  await editor.page.keyboard.press('Escape')
  await editor.page.waitForSelector('dialog', { hidden: true })
  await editor.press('撤销', '编辑')

  await drag(editor, dragged, 'windows')
  await editor.sees('已移到“三、窗口资讯”第 1 条')
  await editor.sees('已保存')
  await expect.poll(async () => idsIn(await readIssue(caller, issue), 'windows'), PATIENT).toEqual([dragged, stays])
  await editor.press('撤销', '编辑')
  await expect.poll(async () => idsIn(await readIssue(caller, issue), 'work'), PATIENT).toEqual([dragged])
  expect(editor.faults).toEqual([])
})

test('two editors see of each other in which item they are, and each saves', { timeout: 300_000 }, async () => {
  const caller = await app.as('zhou-min')
  const issue = await aWrittenIssue(app, caller)
  const [item = ''] = idsIn(issue, 'windows')
  const administrator = await app.as('he-jing')
  ok(await askForPerson(administrator, 'wu-xiaolan', { roles: ['editor', 'contributor'] }))
  const [first, second] = [await signIn('zhou-min'), await signIn('wu-xiaolan')]
  await first.goTo(`/issues/${issue.id}/content`)
  await second.goTo(`/issues/${issue.id}/content`)
  await first.sees('吴晓岚 也打开了本期')
  await second.page.focus(`#item-${item}-text`)
  await first.sees('吴晓岚 正在编辑“窗口资讯（一）”')
  await first.page.waitForSelector(`#item-${item} .others-in`)
  await first.picture('two-at-one-desk')
  // It keeps nobody out.
  await first.page.focus(`#item-${item}-text`)
  await first.page.keyboard.sendCharacter('另延长一小时。')
  await first.sees('已保存')
  await second.sees('周敏 正在编辑“窗口资讯（一）”')
  expect(idsIn(await readIssue(caller, issue), 'windows')).toEqual([item])
  expect([...first.faults, ...second.faults]).toEqual([])
})
