/** Input methods in a real browser: nothing half typed is saved, printed, searched, undone or submitted; the finished word is. */
import type { CDPSession } from 'puppeteer-core'
import { beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { aWrittenIssue } from '../support/issue-steps.ts'
import { fieldOf, type Someone } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = await usingApp()

/** As pinyin stands in a field before a word is chosen. */
const HALF = "ban'shi'dating"
const WHOLE = '窗口'
/** Longer than any rest of the hand that something waits for. */
const REST_MS = 1_200

type Hand = Someone & { keys: CDPSession; sent: string[] }
const hands = new Map<string, Hand>()
let issue: Issue

beforeAll(async () => {
  issue = await aWrittenIssue(app, await app.as('zhou-min'))
  for (const id of ['zhou-min', 'he-jing', 'wu-xiaolan']) {
    const someone = await signIn(id)
    const sent: string[] = []
    someone.page.on('request', (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? '')))
    // What is typed into a form that is saved by a press is left behind at the next address.
    someone.page.on('dialog', (dialog) => void dialog.accept())
    hands.set(id, { ...someone, sent, keys: await someone.page.createCDPSession() })
  }
}, 180_000)
beforeEach(() => {
  for (const { sent } of hands.values()) sent.length = 0
})

const handOf = (id: string): Hand => {
  const hand = hands.get(id)
  if (!hand) throw new Error(`nobody called ${id}`)
  onTestFailed(() => hand.picture('failed-input-method'))
  return hand
}

const compose = ({ keys }: Hand, text: string) =>
  keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS))
const focused = ({ page }: Hand): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.value : ''
  })
const kept = ({ page }: Hand): Promise<string> =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))

/** The field of this label in the dialog, where there is one; clicked, with the caret at its end. */
async function goInto(hand: Hand, label: string): Promise<void> {
  const dialog = (await hand.page.$('[role=dialog]')) ? '[role=dialog] >>> ' : ''
  await hand.page.locator(fieldOf(label, dialog)).setTimeout(45_000).click()
  await hand.page.keyboard.press('End')
}

const content = () => `/issues/${issue.id}/content`
const form = () => `/calls/${issue.id}/new`
const publication = () => '/settings/publication'
const people = () => '/settings/people'
/** Every kind of field: who types where, what is pressed to come to it, what it is called; `saved` as it is typed. */
const FIELDS: [kind: string, who: string, path: () => string, press: string | null, label: string, saved?: 'saved'][] =
  [
    ['a text', 'zhou-min', content, null, '窗口资讯（一）', 'saved'],
    ['编者按', 'zhou-min', content, '添加编者按', '编者按', 'saved'],
    ['a figure', 'zhou-min', content, null, '现场邮寄'],
    ['a point', 'zhou-min', content, '给窗口资讯（一）添加分点', '窗口资讯（一）第 1 点', 'saved'],
    [
      'a cell of a table',
      'zhou-min',
      content,
      '给窗口资讯（一）添加表格',
      '窗口资讯（一）的表格 1 第 1 行第 1 列',
      'saved',
    ],
    ['a setting of the issue', 'zhou-min', () => `/issues/${issue.id}/settings`, null, '编号（可不填）'],
    ['a submission', 'wu-xiaolan', form, null, '正文', 'saved'],
    ['a contact', 'wu-xiaolan', form, null, '联系人及电话（可不填，不印出）', 'saved'],
    ['the name of a publication', 'he-jing', publication, null, '刊名'],
    ['a name in a dialog', 'he-jing', people, '新增人员', '姓名'],
    ['a reason', 'zhou-min', content, '重新开放征稿', '原因'],
  ]

test.each(FIELDS)('%s is taken when the word is whole', async (kind, who, path, press, label, saved) => {
  const hand = handOf(who)
  await hand.goTo(path())
  if (kind === 'a reason') {
    await hand.press('截稿')
    await hand.press('确认截稿')
    await hand.sees('已截稿')
  }
  if (press) await hand.press(press)
  await goInto(hand, label)
  await compose(hand, HALF.slice(0, 5))
  await compose(hand, HALF)
  await rest()
  expect(await focused(hand)).toContain(HALF)
  expect(hand.sent.filter((one) => one.includes(HALF.slice(0, 5)))).toEqual([])
  expect(await kept(hand)).not.toContain(HALF.slice(0, 5))
  await hand.keys.send('Input.insertText', { text: WHOLE })
  expect(await focused(hand)).toMatch(new RegExp(`${WHOLE}$`))
  if (saved) await expect.poll(() => hand.sent.some((one) => one.includes(WHOLE)), { timeout: 20_000 }).toBe(true)
  expect(hand.sent.filter((one) => one.includes(HALF.slice(0, 5)))).toEqual([])
  expect(hand.faults).toEqual([])
})

test('a list is searched for whole words only', async () => {
  const hand = handOf('he-jing')
  await hand.goTo(people())
  await goInto(hand, '查找人员')
  await compose(hand, HALF)
  await rest()
  await hand.sees('zhoumin@centre.example')
  await hand.keys.send('Input.insertText', { text: '周敏' })
  await hand.page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)
})

test('a word left half typed is taken as it stands in the field', async () => {
  const hand = handOf('zhou-min')
  await hand.goTo(content())
  await goInto(hand, '政务工作动态（一）')
  await compose(hand, 'qian')
  const shown = await focused(hand)
  await hand.page.locator('h1').click()
  // The page says 已保存 of what was saved before, too.
  const editor = await app.as('zhou-min')
  const held = async () => JSON.stringify((await editor.get(`/api/issues/${issue.id}`)).body.sections)
  await expect.poll(held, { timeout: 20_000 }).toContain(shown)
  await hand.sees('已保存')
})

test('no step back leads to a half-typed word', async () => {
  const hand = handOf('zhou-min')
  await hand.goTo(content())
  await goInto(hand, '政务工作动态（一）')
  const before = await focused(hand)
  const seen: string[] = []
  for (const word of ['办事', '窗口', '大厅']) {
    await compose(hand, 'qian')
    await rest()
    await hand.page.keyboard.down('Control')
    await hand.page.keyboard.press('z')
    await hand.page.keyboard.up('Control')
    await compose(hand, HALF)
    await rest()
    await hand.keys.send('Input.insertText', { text: word })
  }
  expect(await focused(hand)).toBe(`${before}办事窗口大厅`)
  const area = await hand.page.locator(fieldOf('政务工作动态（一）')).waitHandle()
  for (let step = 0; step < 3; step += 1) {
    await hand.press('撤销', '编辑')
    seen.push(await area.evaluate((one) => (one instanceof HTMLTextAreaElement ? one.value : '')))
  }
  expect(seen).toEqual([`${before}办事窗口`, `${before}办事`, before])
})

const key = ({ keys }: Hand, name: string, code: number) =>
  keys.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: name,
    windowsVirtualKeyCode: code,
    ...(name === 'Enter' && { text: '\r' }),
  })

test('Enter and Escape that belong to the input method neither submit nor close a dialog', async () => {
  const hand = handOf('he-jing')
  await hand.goTo(people())
  await hand.press('新增人员')
  await hand.fill('邮箱', 'new@centre.example')
  await goInto(hand, '姓名')
  await compose(hand, HALF)
  await key(hand, 'Enter', 13)
  await key(hand, 'Escape', 27)
  await rest()
  expect(await hand.page.$('[role=dialog]')).not.toBeNull()
  await hand.keys.send('Input.insertText', { text: WHOLE })
  // Safari tells of the key after the composition has ended.
  await hand.page.evaluate(() => {
    for (const name of ['Enter', 'Escape']) {
      const late = new KeyboardEvent('keydown', { key: name, keyCode: 229, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(late)
    }
  })
  expect(await hand.page.$('[role=dialog]')).not.toBeNull()
  expect(hand.sent.filter((one) => one.includes('new@centre.example'))).toEqual([])
  // The next one is for the dialog.
  await key(hand, 'Enter', 13)
  await hand.sees('已保存')
})

test('Enter within a cell that is being composed in does not leave it', async () => {
  const hand = handOf('zhou-min')
  await hand.goTo(content())
  await hand.press('给政务工作动态（一）添加表格')
  await goInto(hand, '政务工作动态（一）的表格 1 表头第 1 列')
  await compose(hand, HALF)
  await key(hand, 'Enter', 13)
  expect(await focused(hand)).toContain(HALF)
})
