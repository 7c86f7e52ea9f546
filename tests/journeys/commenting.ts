/** Commenting as a leader does on a phone, and settling a comment as the editor does at the desk. */
import type { Page } from 'puppeteer-core'
import type { Someone } from '../support/someone.ts'

/** As a long press and a pull of its ends do: these words of the reading view are selected. */
const select = (page: Page, words: string): Promise<void> =>
  page.evaluate((wanted) => {
    const text = document.querySelector('.reading')
    const walker = document.createTreeWalker(text ?? document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const start = node.textContent?.indexOf(wanted) ?? -1
      if (start < 0) continue
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + wanted.length)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
      return
    }
    throw new Error(`no ${wanted}`)
  }, words)

const write = async (leader: Someone, text: string) => {
  await leader.page.waitForSelector('[role=dialog] textarea')
  await leader.page.type('[role=dialog] textarea', text)
}

/** On these words; the window is left by Escape and the page read again before it is sent: what was written is there again. */
export async function commentOnWords(leader: Someone, { words, where, text }: Record<string, string>): Promise<void> {
  await leader.sees('还没有批注')
  await select(leader.page, words ?? '')
  await leader.tap('批注所选文字')
  await write(leader, text ?? '')
  await leader.page.keyboard.press('Escape')
  await leader.page.reload()
  await leader.sees('继续写批注')
  await leader.tap(`继续写批注：${where}`)
  await leader.picture('6-comment')
  await leader.tap('提交批注')
  await leader.sees('1 条没有解决')
}

/** On an item as a whole. */
export async function commentOnItem(leader: Someone, where: string, text: string): Promise<void> {
  await leader.tap(`批注：${where}`)
  await write(leader, text)
  await leader.tap('提交批注')
  await leader.sees('2 条没有解决')
  await leader.picture('6-comments')
}

/** Answers and resolves the one; the other stands open. */
export async function settleOne(editor: Someone, of: string): Promise<void> {
  await editor.sees('批注 2 条没有解决')
  await editor.press(`回复${of}`)
  await editor.fill(`回复${of}`, '日期已与来稿核对。')
  await editor.picture('6-answer')
  await editor.press(`回复并标为已解决：${of}`)
  await editor.sees('批注 1 条没有解决')
}
