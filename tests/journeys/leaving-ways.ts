/** The ways of leaving an editor within a second of typing, and of coming back to it. */
import { handsOn, signInOn } from '../support/someone.ts'
import { type Editor, go, type Window, watch } from './leaving-editors.ts'

/** Longer than the saver waits, shorter than anyone would. */
const LATE_MS = 2_500

/** The ways of leaving and coming back. `late`: when answers to what is saved come, from before it is typed. */
export type Way = {
  late?: number | 'never'
  leave: (window: Window, editor: Editor) => Promise<void>
  /** Into the same window, or another: that is answered. */
  comeBack: (window: Window, address: string) => Promise<Window>
}

const back = async (window: Window): Promise<Window> => {
  await window.page.evaluate(() => history.back())
  return window
}
const reload = async (window: Window): Promise<Window> => {
  await window.page.reload()
  return window
}
const stay = async () => undefined
const wait = () => new Promise<void>((resolve) => setTimeout(resolve, LATE_MS))

async function inAnotherTab(window: Window, address: string): Promise<Window> {
  const { page } = window
  const next = await page.browserContext().newPage()
  await next.setViewport(page.viewport())
  await watch(next)
  await page.close({ runBeforeUnload: false })
  await next.goto(address)
  return { ...window, ...handsOn(next) }
}

export const WAYS: Record<string, Way> = {
  'by a link, and back by the browser': { leave: (window, { elsewhere }) => window.toPlace(elsewhere), comeBack: back },
  'by a link while it is being saved': {
    late: LATE_MS,
    leave: (window, { elsewhere }) => window.toPlace(elsewhere),
    comeBack: back,
  },
  'by the browser’s back': {
    leave: async (window) => {
      await back(window)
    },
    comeBack: async (window) => {
      await window.page.evaluate(() => history.forward())
      return window
    },
  },
  'by a reload': { leave: stay, comeBack: reload },
  'by a reload that loses the answer': {
    late: 'never',
    leave: wait,
    comeBack: reload,
  },
  'by closing the tab': { leave: stay, comeBack: inAnotherTab },
  'by closing the tab that waits for the answer': {
    late: 'never',
    leave: wait,
    comeBack: inAnotherTab,
  },
  'by signing out': {
    leave: async (window, { save }) => {
      await window.press('退出登录')
      // What nobody pressed to save lies in this browser only.
      if (save) await window.press('保留并退出')
      await window.sees('获取验证码')
    },
    // A mailbox gets five codes in ten minutes: no more than three of a file's tests can end like this for one person.
    comeBack: async (window, address) => {
      await signInOn(window.page, window.folder, window.who)
      await go(window, address)
      return window
    },
  },
  'by a session that ended': {
    leave: async (window, { save }) => {
      const context = window.page.browserContext()
      const session = await context.cookies()
      await context.deleteCookie(...session)
      if (save) await window.press(save)
      await window.sees('获取验证码')
      // As after signing in in another tab.
      await context.setCookie(...session)
    },
    comeBack: reload,
  },
  'by losing the network for a while': {
    leave: async ({ page }) => {
      await page.setOfflineMode(true)
      await wait()
    },
    comeBack: async (window) => {
      await window.page.setOfflineMode(false)
      return window
    },
  },
}
