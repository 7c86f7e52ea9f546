/** The editor's order at the desk is the order on the page and in the mail; a marking stands with its number or alone. */
import { beforeAll, expect, test } from 'vitest'
import { renderIssue } from '#shared/print/document.ts'
import { askForSettings } from '../../support/administering.ts'
import { at } from '../../support/issue-page.ts'
import { aDraft, FIGURES, move, ok, seen, sentToReview } from '../../support/issue-steps.ts'
import { aMailer, issues } from '../../support/mailer.ts'
import { quickPrint } from '../../support/print/quick-print.ts'
import { usingCentre } from '../../support/using-centre.ts'

/** The page that was printed last. */
let page = ''
const { centre, editor, office, head, administrator, mailboxes, recipientsHash } = await usingCentre({
  people: ['editor', 'office', 'head', 'administrator'],
  print: (content) => {
    page = renderIssue(content)
    return quickPrint(content)
  },
})
beforeAll(async () => {
  const page = { security: '内部资料' }
  ok(await askForSettings(centre, administrator, () => ({ page })))
})

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
/** Sorted by its id, or as numbers are sorted, each would stand elsewhere. */
const WINDOWS = NUMERALS.map((_, n) => ({
  id: `item-${(n * 7) % 12}`,
  text: `窗口第${n + 1}件事，已办。后一句不在邮件里。`,
}))
const WORK = [
  { id: 'z', text: '中心的第一件事。' },
  { id: 'a', text: '中心的第二件事。' },
]
/** How each of them must be marked. */
const marked = (items: readonly { text: string }[], of: (text: string) => string) =>
  items.map(({ text }, n) => `（${NUMERALS[n]}）${of(text)}`)

/** Without what lays it out. */
const textOf = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll(/\s+/g, '')
/** Those in the order in which they stand there. */
const inOrder = (whole: string, texts: readonly string[]) =>
  texts.filter((text) => whole.includes(text)).toSorted((a, b) => whole.indexOf(a) - whole.indexOf(b))

test.each([{ securityNumber: '000123' }, { securityNumber: undefined }])('%j', async ({ securityNumber }) => {
  const draft = await aDraft(editor)
  const { period, number, total, issueDate } = draft
  const settings = { period, number, total, issueDate, ...(securityNumber && { securityNumber }) }
  const set = ok(await editor.put(`${at(draft)}/settings`, { version: draft.version, settings }))
  const parts = { departments: ['kjt', 'gat'], from: [] }
  const sections = draft.sections.map((section) => {
    if (section.kind === 'figures') return { ...section, values: FIGURES }
    return { ...section, items: (section.id === 'work' ? WORK : WINDOWS).map((item) => ({ ...item, ...parts })) }
  })
  const written = ok(await editor.put(`${at(draft)}/content`, { version: set.version, sections }))
  const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
  const called = await move(editor, written, { move: 'call-for-news', deadline, departments: ['kjt'] })
  let issue = await sentToReview(centre, editor, called)
  issue = await move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
  const sign = { move: 'sign-off', comment: '', recipientsHash: await recipientsHash(issue), ...seen(issue) }
  await move(head, issue, sign)
  const mailer = aMailer()
  await centre.runAllWork({ mailer })

  const printed = [...marked(WORK, (text) => text), ...marked(WINDOWS, (text) => text)]
  expect(inOrder(textOf(page), printed)).toEqual(printed)
  const [, marking = ''] = /<p class="security">(.*?)<\/p>/.exec(page) ?? []
  expect(textOf(marking)).toBe(`内部资料${securityNumber ?? ''}`)
  // Each figure with its own unit.
  for (const [place, words] of [
    [textOf(page), '共办理政务服务事项5.05万件。'],
    [textOf(page), '咨询1365人/次'],
    [textOf(page), '受办34件（次）'],
  ] as const)
    expect(place).toContain(words)

  const first = (text: string) => text.replace(/。.*/, '。')
  const mailed = [...marked(WORK, first), ...marked(WINDOWS, first)]
  expect(issues(mailer)).toHaveLength(mailboxes.length)
  for (const { message } of issues(mailer)) {
    for (const whole of [message.text, textOf(message.html)]) expect(inOrder(whole, mailed)).toEqual(mailed)
    expect(message.text).toContain('共办理政务服务事项5.05万件。')
    expect(message.text).not.toContain('后一句')
  }
})
