/** Every way of leaving an editor within a second of typing, in a real browser: what was typed is there again, once, and nobody is told of a conflict with themselves. */
import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { fieldOf, handsOn } from '../support/someone.ts'
import { answersCome, editorsOfTheApp, held, isHeldOnce, isShown, shown } from './leaving-editors.ts'
import { WAYS } from './leaving-ways.ts'

const { editors, open, goOn } = await editorsOfTheApp()
let count = 0

/** All ways of leaving all editors take seven minutes: a fifth of them, each way and each editor among it, unless LEAVING=all. */
const some = <T>(list: readonly T[], from: number, of: number): T[] =>
  list.filter((_, n) => process.env.LEAVING === 'all' || (n + from) % of === 0)

describe.each(Object.entries(editors).map(([name, editor], from) => ({ name, editor, from })))(
  '$name',
  ({ name, editor, from }) => {
    test.each(some(Object.entries(WAYS), from, 5))('left %s is there again', async (_, way) => {
      count += 1
      const fields = editor.fields(count)
      const window = await open(editor)
      const address = window.page.url()
      await answersCome(window, way.late ?? null)
      for (const [label, text] of Object.entries(fields)) await window.fill(label, text)
      await way.leave(window, editor)
      const now = await way.comeBack(window, address)
      goOn(now)
      await answersCome(now, null)
      for (const [label, text] of Object.entries(fields)) await isShown(now, label, text)
      if (editor.save) await now.press(editor.save)
      await isHeldOnce(editor, Object.values(fields))
      await now.sees('已保存')
      expect(await now.page.$('.stale')).toBeNull()
      if (editor.save) return
      // What comes next is saved as well.
      const [[label = '', text = ''] = []] = Object.entries(fields)
      await now.fill(label, `${text}又写。`)
      await isHeldOnce(editor, [`${text}又写。`])
      expect(await now.page.$('.stale')).toBeNull()
      expect(name === 'new submission' ? now.page.url() : address).toBe(address)
    })
  },
)

const BEFORE_A_COLLEAGUE = [
  'by a link, and back by the browser',
  'by a link while it is being saved',
  'by the browser’s back',
  'by a reload that loses the answer',
  'by closing the tab that waits for the answer',
  'by signing out',
]

describe.each([
  { name: 'desk', from: 0 },
  { name: 'submission', from: 1 },
])('$name: what a colleague wrote after it stays', ({ name, from }) => {
  test.each(some(BEFORE_A_COLLEAGUE, from, 6))('left %s', async (named) => {
    const [editor, way] = [editors[name], WAYS[named]]
    if (!editor || !way) throw new Error(`no ${name} left ${named}`)
    count += 1
    const rewritten = `同事第${count}次改写的。`
    const [[label = '', text = ''] = []] = Object.entries(editor.fields(count))
    const window = await open(editor)
    const address = window.page.url()
    await answersCome(window, way.late ?? null)
    await window.fill(label, text)
    await way.leave(window, editor)
    await isHeldOnce(editor, [text])
    await editor.rewrite(rewritten)
    const now = await way.comeBack(window, address)
    goOn(now)
    await answersCome(now, null)
    await isShown(now, label, rewritten)
    await now.sees('已保存')
    expect(await now.page.$('.stale')).toBeNull()
    expect(await held(editor, [rewritten, text])).toEqual([1, 0])
  })
})

/** What the comparison says is new in place of what was there: by the others, and here. */
const comparison = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.stale .two-texts section')].map((side) => {
      const now = side.cloneNode(true) as Element // of an element
      for (const gone of now.querySelectorAll('del, strong, h2, .visually-hidden')) gone.remove()
      return now.textContent ?? ''
    }),
  )

describe.each(['desk', 'submission'])('%s in two windows of one person', (name) => {
  test('is told as that, and what is decided is decided of what is shown', async () => {
    const editor = editors[name]
    if (!editor) throw new Error(`no ${name}`)
    count += 1
    const [label = ''] = Object.keys(editor.fields(count))
    const one = await open(editor)
    const page = await one.page.browserContext().newPage()
    const two = handsOn(page)
    await page.goto(one.page.url())
    await page.locator(fieldOf(label)).setTimeout(20_000).wait()
    // Nothing is taken from a window that is still there.
    await one.page.setOfflineMode(true)
    await one.fill(label, `第一个窗口第${count}次写的。`)
    await page.reload()
    expect(await shown({ ...one, ...two }, label)).not.toContain('第一个窗口')
    // What the second had heard of, it would show and write on: it hears of nothing before it writes.
    await page.setOfflineMode(true)
    await one.page.setOfflineMode(false)
    await isHeldOnce(editor, [`第一个窗口第${count}次写的。`])
    await two.fill(label, `第二个窗口第${count}次写的。`)
    await page.setOfflineMode(false)
    await two.sees('您在另一个窗口更新了')
    await two.picture(`two-windows-${name}`)
    // Meanwhile a colleague is at it too: what was not shown is not written over.
    await editor.rewrite(`同事第${count}次改写的。`)
    await two.press('保留这里的修改')
    await two.sees(name === 'desk' ? '本期内容已于' : '这篇来稿已于')
    await two.picture(`then-a-colleague-${name}`)
    expect(await held(editor, [`同事第${count}次改写的。`])).toEqual([1])
    expect(await comparison(page)).toEqual([`同事第${count}次改写的。`, `第二个窗口第${count}次写的。`])
    await two.press('保留我的修改')
    await isHeldOnce(editor, [`第二个窗口第${count}次写的。`])
    expect(await held(editor, [`同事第${count}次改写的。`])).toEqual([0])
    // The other choice: theirs is shown from then on, mine is nowhere.
    await page.setOfflineMode(true)
    await editor.rewrite(`同事又改写第${count}次。`)
    await two.fill(label, `第二个窗口又写第${count}次。`)
    await page.setOfflineMode(false)
    await two.press('采用最新内容')
    await isShown({ ...one, ...two }, label, `同事又改写第${count}次。`)
    await two.sees('已保存')
    expect(await held(editor, [`同事又改写第${count}次。`, `第二个窗口又写第${count}次。`])).toEqual([1, 0])
    await page.close()
  })
})
