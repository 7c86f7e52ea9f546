/** Every way of leaving an editor within a second of typing, in a real browser: what was typed is there again, once, and nobody is told of a conflict with themselves. */
import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../support/caller.ts'
import { handsOn, type Someone, signInOn } from '../support/someone.ts'
import { aWrittenIssue, ok } from '../support/way.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = usingApp()

const ITEM = '窗口资讯（一）'
const FIGURE = '现场邮寄'
/** Longer than the saver waits, shorter than anyone would. */
const LATE_MS = 2_500

type Window = Someone & { who: string }
const windows = new Map<string, Window>()
let issue: Issue
let submissionId: string
let count = 0

/** Who may write in the same places: the desk's, the department's and the centre's second person. */
async function aColleague(id: string, change: Record<string, unknown>): Promise<void> {
  const administrator = await app.as('he-jing')
  const { people } = ok(await administrator.get('/api/people'))
  const { version, id: _, ...person } = people.find((one: { id: string }) => one.id === id)
  ok(await administrator.put(`/api/people/${id}`, { version, person: { ...person, ...change } }))
}

beforeAll(async () => {
  await aColleague('chen-zhiyuan', { roles: ['editor', 'leader', 'administrator'] })
  await aColleague('xu-hao', { departmentId: 'kjt' })
  issue = await aWrittenIssue(app, await app.as('zhou-min'))
  for (const who of ['zhou-min', 'he-jing', 'wu-xiaolan']) windows.set(who, { ...(await signIn(who)), who })
  for (const { page } of windows.values()) await watch(page)
}, 180_000)

/** Answers to what is saved can be made to come late, or never: `never` loses the answer, not the save. */
async function watch(page: Page): Promise<void> {
  page.on('dialog', (dialog) => void dialog.accept())
  await page.evaluateOnNewDocument(() => {
    const send = window.fetch.bind(window)
    window.fetch = async (input, init) => {
      const answer = await send(input, init)
      const late = sessionStorage.getItem('answers-late')
      if (init?.method === 'PUT' && late) await new Promise((go) => late !== 'never' && setTimeout(go, Number(late)))
      return answer
    }
  })
}

const answersCome = ({ page }: Window, late: number | 'never' | null) =>
  page.evaluate((ms) => {
    if (ms === null) sessionStorage.removeItem('answers-late')
    else sessionStorage.setItem('answers-late', String(ms))
  }, late)

/** An editor: who writes in it where, what the server holds of it, what a colleague does to it, and what is typed into which fields. */
type Editor = {
  who: string
  path: () => string
  /** A link of the same person that leads elsewhere. */
  elsewhere: string
  /** Is it saved as it is typed, or by this button? */
  save: string | null
  fields: (n: number) => Record<string, string>
  /** What the server holds, as text. */
  held: () => Promise<string>
  /** A colleague writes another text in place of the first field's. */
  rewrite: (text: string) => Promise<void>
}

const contentOf = async (caller: Caller): Promise<Issue> => ok(await caller.get(`/api/issues/${issue.id}`))
const submissionPath = (id = submissionId) => `/api/issues/${issue.id}/submissions/${id}`

const EDITORS: Record<string, Editor> = {
  desk: {
    who: 'zhou-min',
    path: () => `/issues/${issue.id}/content`,
    elsewhere: '各期',
    save: null,
    fields: (n) => ({ [ITEM]: `第${n}次写的条目。`, [FIGURE]: `9${n}.5`, 编者按: `第${n}次写的按语。` }),
    held: async () => JSON.stringify((await contentOf(await app.as('zhou-min'))) satisfies Issue),
    rewrite: async (text) => {
      const colleague = await app.as('chen-zhiyuan')
      const { version, note = '', sections } = await contentOf(colleague)
      const rewritten = sections.map((section) =>
        section.kind === 'items' && section.id === 'windows'
          ? { ...section, items: section.items.map((item) => ({ ...item, text })) }
          : section,
      )
      ok(await colleague.put(`/api/issues/${issue.id}/content`, { version, note, sections: rewritten }))
    },
  },
  submission: {
    who: 'wu-xiaolan',
    path: () => `/calls/${issue.id}/${submissionId}`,
    elsewhere: '约稿与来稿',
    save: null,
    fields: (n) => ({ 正文: `第${n}次写的来稿。`, '联系人及电话（可不填，不印出）': `吴 ${n}` }),
    held: async () => JSON.stringify(ok(await (await app.as('wu-xiaolan')).get(submissionPath()))),
    rewrite: async (text) => {
      const colleague = await app.as('xu-hao')
      const { version, departments, from, to, contact } = ok(await colleague.get(submissionPath())).submission
      ok(await colleague.put(submissionPath(), { version, form: { departments, from, to, contact, text } }))
    },
  },
  'new submission': {
    who: 'wu-xiaolan',
    path: () => `/calls/${issue.id}/new`,
    elsewhere: '约稿与来稿',
    save: null,
    fields: (n) => ({ 正文: `第${n}篇新写的来稿。` }),
    held: async () => JSON.stringify(ok(await (await app.as('wu-xiaolan')).get('/api/calls'))),
    rewrite: async () => undefined,
  },
  'settings of the issue': {
    who: 'zhou-min',
    path: () => `/issues/${issue.id}/settings`,
    elsewhere: '各期',
    save: '保存期次信息',
    fields: (n) => ({ '编号（可不填）': `编号${n}` }),
    held: async () => JSON.stringify(await contentOf(await app.as('zhou-min'))),
    rewrite: async () => undefined,
  },
  'settings of the publication': {
    who: 'he-jing',
    path: () => '/settings/publication',
    elsewhere: '核验',
    save: '保存设置',
    fields: (n) => ({ 编发单位: `服务中心${n}` }),
    held: async () => JSON.stringify(ok(await (await app.as('he-jing')).get('/api/publications'))),
    rewrite: async () => undefined,
  },
}

beforeAll(async () => {
  const form = { departments: ['kjt'], from: null, to: null, text: '来稿。', contact: '' }
  submissionId = ok(await (await app.as('wu-xiaolan')).post(`/api/issues/${issue.id}/submissions`, form)).id
})

const windowOf = ({ who }: Editor): Window => {
  const window = windows.get(who)
  if (!window) throw new Error(`nobody called ${who}`)
  return window
}

const area = (label: string) => `:is(input, textarea)::-p-aria(${label})`
const shown = async ({ page }: Window, label: string): Promise<string> =>
  (await page.locator(area(label)).setTimeout(20_000).waitHandle()).evaluate((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
  )

/** As a link of the app does it: the page stays. */
const go = ({ page }: Window, path: string) => page.evaluate((to) => history.pushState(null, '', to), path)

async function open(editor: Editor): Promise<Window> {
  const window = windowOf(editor)
  onTestFailed(() => windowOf(editor).picture(`failed-leaving-${editor.who}`))
  await answersCome(window, null)
  await window.follow(editor.elsewhere)
  await go(window, editor.path())
  if (editor.who === 'zhou-min' && !editor.save && !(await contentOf(await app.as('zhou-min'))).note)
    await window.press('添加编者按')
  await shown(window, Object.keys(editor.fields(0))[0] ?? '')
  return window
}

async function write(window: Window, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await window.fill(label, text)
}

/** The ways of leaving and coming back. `late`: when answers to what is saved come, from before it is typed. */
type Way = {
  late?: number | 'never'
  leave: (window: Window, editor: Editor) => Promise<void>
  /** Into the same window, or another. */
  comeBack: (window: Window, address: string) => Promise<void>
}

const back = async ({ page }: Window) => {
  await page.evaluate(() => history.back())
}
const reload: Way['comeBack'] = async ({ page }) => {
  await page.reload()
}
const stay = async () => undefined

async function inAnotherTab(window: Window, address: string): Promise<void> {
  const { page } = window
  const next = await page.browserContext().newPage()
  await next.setViewport(page.viewport())
  await watch(next)
  await page.close({ runBeforeUnload: false })
  await next.goto(address)
  windows.set(window.who, { ...window, ...handsOn(next) })
}

const WAYS: Record<string, Way> = {
  'by a link, and back by the browser': { leave: (window, { elsewhere }) => window.follow(elsewhere), comeBack: back },
  'by a link while it is being saved': {
    late: LATE_MS,
    leave: (window, { elsewhere }) => window.follow(elsewhere),
    comeBack: back,
  },
  'by the browser’s back': {
    leave: back,
    comeBack: async ({ page }) => {
      await page.evaluate(() => history.forward())
    },
  },
  'by a reload': { leave: stay, comeBack: reload },
  'by a reload that loses the answer': {
    late: 'never',
    leave: () => new Promise((resolve) => setTimeout(resolve, LATE_MS)),
    comeBack: reload,
  },
  'by closing the tab': { leave: stay, comeBack: inAnotherTab },
  'by closing the tab that waits for the answer': {
    late: 'never',
    leave: () => new Promise((resolve) => setTimeout(resolve, LATE_MS)),
    comeBack: inAnotherTab,
  },
  'by signing out': {
    leave: async (window) => {
      await window.press('退出登录')
      await window.sees('获取验证码')
    },
    // A mailbox gets five codes in ten minutes: no more than three of a file's tests can end like this for one person.
    comeBack: async (window, address) => {
      await signInOn(window.page, folder, window.who)
      await go(window, address)
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
      await new Promise((resolve) => setTimeout(resolve, LATE_MS))
    },
    comeBack: async ({ page }) => {
      await page.setOfflineMode(false)
    },
  },
}

/** What of the server's text each of these stands in, how many times. */
const held = async ({ held: read }: Editor, texts: readonly string[]) => {
  const all = await read()
  return texts.map((text) => all.split(text).length - 1)
}
const isHeldOnce = (editor: Editor, texts: readonly string[]) =>
  expect.poll(() => held(editor, texts), { timeout: 30_000 }).toEqual(texts.map(() => 1))
const isShown = (window: Window, label: string, text: string) =>
  expect.poll(() => shown(window, label), { timeout: 20_000 }).toBe(text)

describe.each(Object.entries(EDITORS))('%s', (name, editor) => {
  test.each(Object.entries(WAYS))('left %s is there again', async (_, way) => {
    count += 1
    const fields = editor.fields(count)
    const window = await open(editor)
    const address = window.page.url()
    await answersCome(window, way.late ?? null)
    await write(window, fields)
    await way.leave(window, editor)
    await way.comeBack(window, address)
    const now = windowOf(editor)
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
})

describe.each(['desk', 'submission'])('%s: what a colleague wrote after it stays', (name) => {
  test.each([
    'by a link, and back by the browser',
    'by a link while it is being saved',
    'by the browser’s back',
    'by a reload that loses the answer',
    'by closing the tab that waits for the answer',
    'by signing out',
  ])('left %s', async (named) => {
    const [editor, way] = [EDITORS[name], WAYS[named]]
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
    await way.comeBack(window, address)
    const now = windowOf(editor)
    await answersCome(now, null)
    await isShown(now, label, rewritten)
    await now.sees('已保存')
    expect(await now.page.$('.stale')).toBeNull()
    expect(await held(editor, [rewritten, text])).toEqual([1, 0])
  })
})

describe.each(['desk', 'submission'])('%s in two windows of one person', (name) => {
  test('is told as that, and what is decided is decided of what is shown', async () => {
    const editor = EDITORS[name]
    if (!editor) throw new Error(`no ${name}`)
    count += 1
    const [label = ''] = Object.keys(editor.fields(count))
    const one = await open(editor)
    const page = await one.page.browserContext().newPage()
    const two = handsOn(page)
    await page.goto(one.page.url())
    await page.locator(area(label)).setTimeout(20_000).wait()
    // Nothing is taken from a window that is still there.
    await one.page.setOfflineMode(true)
    await one.fill(label, `第一个窗口第${count}次写的。`)
    await page.reload()
    expect(await shown({ ...one, ...two }, label)).not.toContain('第一个窗口')
    await one.page.setOfflineMode(false)
    await isHeldOnce(editor, [`第一个窗口第${count}次写的。`])
    await two.fill(label, `第二个窗口第${count}次写的。`)
    await two.sees('您在另一个窗口更新了')
    await two.picture(`two-windows-${name}`)
    // Meanwhile a colleague is at it too: what was not shown is not written over.
    await editor.rewrite(`同事第${count}次改写的。`)
    await two.press('保留这里的修改')
    await two.sees(name === 'desk' ? '本期内容已被' : '这篇来稿已被')
    await two.picture(`then-a-colleague-${name}`)
    expect(await held(editor, [`同事第${count}次改写的。`])).toEqual([1])
    await two.press('保留我的修改')
    await isHeldOnce(editor, [`第二个窗口第${count}次写的。`])
    await page.close()
  })
})
