/** The editors of the app that something can be left in, each with what the server holds of it and a colleague who writes there as well. */
import type { Page } from 'puppeteer-core'
import { beforeAll, expect, onTestFailed } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../support/caller.ts'
import { aWrittenIssue, ok, saying } from '../support/issue-steps.ts'
import { fieldOf, type Someone } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const ITEM = '窗口资讯（一）'
const FIGURE = '现场邮寄'

/** As narrow as a phone, where the printed page is not beside what is typed: nothing is printed here. */
const NARROW = { width: 375, height: 740 }

export type Window = Someone & { who: string; folder: string }

/** Answers to what is saved can be made to come late, or never: `never` loses the answer, not the save. */
export async function watch(page: Page): Promise<void> {
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

export const answersCome = ({ page }: Window, late: number | 'never' | null) =>
  page.evaluate((ms) => {
    if (ms === null) sessionStorage.removeItem('answers-late')
    else sessionStorage.setItem('answers-late', String(ms))
  }, late)

/** An editor: who writes in it where, what the server holds of it, what a colleague does to it, and what is typed into which fields. */
export type Editor = {
  who: string
  path: () => string
  /** A place of the banner of the same person. */
  elsewhere: string
  /** Is it saved as it is typed, or by this button? */
  save: string | null
  fields: (n: number) => Record<string, string>
  /** What the server holds, as text. */
  held: () => Promise<string>
  /** A colleague writes another text in place of the first field's. */
  rewrite: (text: string) => Promise<void>
}

/** As a link of the app does it: the page stays. */
export const go = ({ page }: Window, path: string) => page.evaluate((to) => history.pushState(null, '', to), path)

/** What stands in the field. */
export const shown = async ({ page }: Pick<Window, 'page'>, label: string): Promise<string> =>
  (await page.locator(fieldOf(label)).setTimeout(20_000).waitHandle()).evaluate((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
  )

export const isShown = (window: Window, label: string, text: string) =>
  expect.poll(() => shown(window, label), { timeout: 20_000 }).toBe(text)

/** How many times each of these stands in what the server holds. */
export const held = async ({ held: read }: Editor, texts: readonly string[]) => {
  const all = await read()
  return texts.map((text) => all.split(text).length - 1)
}

export const isHeldOnce = (editor: Editor, texts: readonly string[]) =>
  expect.poll(() => held(editor, texts), { timeout: 30_000 }).toEqual(texts.map(() => 1))

/** The app, with everyone let in before the tests, and what can be opened then. */
export async function editorsOfTheApp() {
  const { app, folder, signIn } = await usingApp()
  const windows = new Map<string, Window>()
  let issue: Issue
  let submissionId: string

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
    for (const who of ['zhou-min', 'he-jing', 'wu-xiaolan'])
      windows.set(who, { ...(await signIn(who, NARROW)), who, folder })
    for (const { page } of windows.values()) {
      await watch(page)
      await page.reload()
    }
    const form = { departments: ['kjt'], from: null, to: null, text: '来稿。', contact: '' }
    submissionId = ok(await (await app.as('wu-xiaolan')).post(`/api/issues/${issue.id}/submissions`, form)).id
  }, 180_000)

  const contentOf = async (caller: Caller): Promise<Issue> => ok(await caller.get(`/api/issues/${issue.id}`))
  const submissionPath = (id = submissionId) => `/api/issues/${issue.id}/submissions/${id}`

  const editors: Record<string, Editor> = {
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
        const rewritten = saying(sections, text, 'windows')
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

  const windowOf = ({ who }: Editor): Window => {
    const window = windows.get(who)
    if (!window) throw new Error(`nobody called ${who}`)
    return window
  }

  async function open(editor: Editor): Promise<Window> {
    const window = windowOf(editor)
    onTestFailed(() => windowOf(editor).picture(`failed-leaving-${editor.who}`))
    await answersCome(window, null)
    await window.toPlace(editor.elsewhere)
    await go(window, editor.path())
    if (editor.who === 'zhou-min' && !editor.save && !(await contentOf(await app.as('zhou-min'))).note)
      await window.press('添加编者按')
    await shown(window, Object.keys(editor.fields(0))[0] ?? '')
    return window
  }

  /** Where this person's window is from now on. */
  const goOn = (window: Window) => windows.set(window.who, window)

  return { editors, open, goOn }
}
