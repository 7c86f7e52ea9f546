/** Letters about comments: one for each person, issue and span of time, to the editor, and to leaders who still have to act. */
import { beforeEach, expect, test } from 'vitest'
import { commit, workRow } from '#functions/store/commit.ts'
import { listIndex } from '#functions/store/read.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Work } from '#shared/work.ts'
import { comment, moveComment, WORDS } from '../support/commenting.ts'
import { anIssueInReview, move, seen } from '../support/issue-steps.ts'
import { ACCEPTED, type AskedMailer, aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, read } = await usingCentre({ people: ['editor', 'office', 'head'] })
const SPAN = 30 * 60_000
const EDITOR = 'zhoumin@centre.example'

let issue: Issue
let mailer: AskedMailer
beforeEach(async () => {
  // The letters of the test before.
  centre.advance(SPAN)
  issue = await anIssueInReview(centre, editor)
  mailer = aMailer()
})

const sent = async () => {
  await centre.runAllWork({ mailer })
  return mailer.letters.splice(0).map(({ to, message }) => ({ to: to.address, ...message }))
}
const afterSpan = async () => {
  expect(await sent()).toEqual([])
  centre.advance(SPAN)
  return sent()
}

test('the editor hears of what leaders said in one mail a span; what was resolved by then is not told', async () => {
  const one = await comment(office, issue)
  await comment(head, issue, { text: '数字请核对。' })
  const done = await comment(head, issue, { text: '这一条解决了。' })
  await moveComment(head, done, { move: 'resolve' })
  const mails = await afterSpan()
  expect(mails.map(({ to }) => to)).toEqual([EDITOR])
  expect(mails[0]?.subject).toContain('新批注 2 条')
  for (const words of [WORDS, '陈志远', '延长到几点，请写明。', '数字请核对。', `/issues/${issue.id}/review`])
    expect(mails[0]?.text).toContain(words)
  expect(mails[0]?.text).not.toContain('解决了')

  // The leader who has to act hears the answer; the one who wrote nothing there does not.
  const answered = await moveComment(editor, one, { move: 'answer', text: '到晚上七点。' })
  const told = await afterSpan()
  expect(told.map(({ to }) => to)).toEqual(['chenzhiyuan@centre.example'])
  expect(told[0]?.text).toContain('到晚上七点。')

  // An editor who wrote in it hears that it was resolved, beside what is new.
  await moveComment(office, answered, { move: 'resolve' })
  await comment(head, issue, { text: '日期请核对。' })
  const last = (await afterSpan()).find(({ to }) => to === EDITOR)
  for (const words of ['标为已解决', '日期请核对。']) expect(last?.text).toContain(words)
})

test('a leader who has approved, or whose issue came back, is left alone; the next review says how many stand open', async () => {
  const one = await comment(office, issue)
  await afterSpan()
  const approved = await move(office, await read(issue), { move: 'approve', comment: '', ...seen(issue) })
  await centre.runAllWork()
  await moveComment(editor, one, { move: 'answer', text: '到晚上七点。' })
  expect(await afterSpan()).toEqual([])
  const returned = await move(head, await read(approved), { move: 'return', reason: '请改' })
  await centre.runAllWork()
  await move(editor, returned, { move: 'send-to-review' })
  const asked = (await sent()).find(({ subject }) => subject.includes('请您审核'))
  expect(asked?.text).toContain('未解决的批注：1 条')
})

test('what is said while the letter is being sent is in the next', async () => {
  await comment(office, issue)
  await centre.runAllWork({ mailer })
  centre.advance(SPAN)
  let isLate = false
  const slow = aMailer(async () => {
    if (!isLate) await comment(head, issue, { text: '迟来的一条。' })
    isLate = true
    return ACCEPTED
  })
  await centre.runAllWork({ mailer: slow })
  centre.advance(SPAN)
  await centre.runAllWork({ mailer: slow })
  expect(slow.letters.filter(({ to }) => to.address === EDITOR).at(-1)?.message.text).toContain('迟来的一条。')
})

test('a letter that was given up is taken up again by what is said then: one tells all, and none lies parked', async () => {
  await comment(office, issue)
  await centre.runAllWork()
  const waiting = (await listIndex(centre.deps.table, Work, 'WORK#open')).filter(
    ({ task }) => task.kind === 'notice' && task.notice.mail === 'comments-digest' && task.notice.issueId === issue.id,
  )
  expect(waiting).toHaveLength(1)
  const writes = waiting.map((work) => ({
    ...({ kind: 'change', version: work.version, refusal: 'stale' } as const),
    row: workRow({ ...work, queue: 'parked', version: work.version + 1 }),
  }))
  await commit(centre.deps.table, { writes })
  for (const text of ['第二条。', '第三条。']) {
    await comment(head, issue, { text })
    await centre.runAllWork()
  }
  const mails = await afterSpan()
  expect(mails.map(({ to }) => to)).toEqual([EDITOR])
  for (const text of [WORDS, '第二条。', '第三条。']) expect(mails[0]?.text).toContain(text)
  expect(await listIndex(centre.deps.table, Work, 'WORK#parked')).toEqual([])
})
