/** Comments on a passage: who writes, answers and resolves them and when; they are on a record of their own and in nothing that is signed. */

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aboutComment } from '#functions/acts/comments/about-comment.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { openProof } from '#shared/proof/open-proof.ts'
import { aPerson } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { askToComment, askToMoveComment, comment, commentsOf, moveComment, WORDS } from '../../support/commenting.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, move, ok, seen, sentToReview } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { oneWon } from '../one-won.ts'

const { centre, editor, office, head, science, administrator, read, recipientsHash, proofHolds } = await usingCentre({
  people: ['editor', 'office', 'head', 'science', 'administrator'],
  mailboxes: 'six',
})

let stranger: { id: string; caller: Caller }
let issue: Issue
beforeAll(async () => {
  stranger = await aPerson(centre, administrator, 'fuping', ['leader'])
})
beforeEach(async () => {
  issue = await anIssueInReview(centre, editor)
})
const codeOf = async (asked: ReturnType<typeof askToComment>) => (await asked).body.code
const acts = async () =>
  ok(await editor.get(`${at(issue)}/comments/audit`)).entries.map(({ what }: { what: string }) => what)

describe('a comment', () => {
  test('has its words, its item and its revision; is answered, resolved and opened again, each on its own record', async () => {
    const one = await comment(office, issue)
    expect(one).toMatchObject({
      ...{
        state: 'open',
        version: 1,
        revision: 1,
        where: '政务工作动态（一）',
        whole: false,
        text: '延长到几点，请写明。',
      },
      ...{ by: { id: 'chen-zhiyuan', name: '陈志远' }, answers: [], resolved: null },
      passage: { quote: WORDS, before: '一月，窗口', after: '服务时间。' },
    })
    const section = issue.sections[1]
    expect([one.sectionId, one.itemId]).toEqual([section?.id, section?.kind === 'items' && section.items[0]?.id])
    const answered = await moveComment(editor, one, { move: 'answer', text: '到晚上七点。' })
    expect(answered.answers).toMatchObject([{ by: { name: '周敏' }, text: '到晚上七点。' }])
    const resolved = await moveComment(editor, answered, { move: 'resolve', text: '已写进正文。' })
    expect(resolved).toMatchObject({ state: 'resolved', resolved: { by: { name: '周敏' } }, answers: [{}, {}] })
    const open = await moveComment(office, resolved, { move: 'reopen' })
    expect([open.state, open.resolved, open.version]).toEqual(['open', null, 4])
    expect(await commentsOf(head, issue)).toEqual([open])
    expect(await acts()).toEqual(['comment', 'answer-comment', 'resolve-comment', 'reopen-comment'])
    const { entries, brokenAt } = ok(await editor.get(`${at(issue)}/comments/audit`))
    expect([brokenAt, entries[0].about, entries[0].why]).toEqual([
      null,
      `政务工作动态（一）“${WORDS}”`,
      '延长到几点，请写明。',
    ])
    const about = { comment: one.id }
    expect(entries.map(({ facts }: AuditEntry) => facts)).toEqual([
      { ...about, revision: 1 },
      ...[2, 3, 4].map((version) => ({ ...about, version })),
    ])
    expect((await read(issue)).version).toBe(issue.version)
  })

  test('on an item as a whole, a figure as it is printed; asked for twice it is written once, and another is not dropped for it', async () => {
    const whole = { start: undefined, end: undefined }
    expect(await comment(office, issue, whole)).toMatchObject({
      whole: true,
      passage: { start: 0, quote: '一月，窗口延长了服务时间。' },
    })
    const figures = await comment(office, issue, { section: 0, item: null, ...whole })
    expect(figures.passage.quote).toContain('5.05万件')
    const { id } = figures
    const again = { id, section: 0, item: null, ...whole }
    expect(await comment(office, issue, again)).toEqual(figures)
    for (const change of [{ text: '改过的话。' }, { section: 1, item: 0 }, { start: 0, end: 2 }, { contentHash: '0' }])
      expect(await codeOf(askToComment(office, issue, { ...again, ...change }))).toBe('stale')
    expect(await codeOf(askToComment(editor, issue, { id }))).toBe('stale')
    expect(await commentsOf(editor, issue)).toHaveLength(2)
  })

  test.each<[string, object, string]>([
    ['of another revision', { contentHash: 'a'.repeat(64) }, 'not-what-you-saw'],
    ['beyond the text', { start: 3, end: 400 }, 'bad-request'],
    ['of an item that is not there', { item: 7 }, 'bad-request'],
    ['of a section that is not there', { section: 7 }, 'bad-request'],
    ['of a point that the item has not', { part: 'points[0]' }, 'bad-request'],
    ['of an editor’s note where there is none', { section: null, item: null, part: 'note' }, 'bad-request'],
    ['without words', { text: ' ' }, 'bad-request'],
  ])('%s is refused', async (_, change, code) => {
    expect(await codeOf(askToComment(office, issue, change))).toBe(code)
    expect(await commentsOf(editor, issue)).toEqual([])
  })

  test('at most twenty answers stand under it, and the one too many is said to be lost to nobody', async () => {
    let one = await comment(office, issue)
    for (let n = 0; n < 20; n += 1) one = await moveComment(editor, one, { move: 'answer', text: `回复${n}` })
    const { body } = await askToMoveComment(editor, one, { move: 'resolve', text: '多一个' })
    expect(body.code).toBe('too-many-comments')
    expect((await moveComment(editor, one, { move: 'resolve' })).state).toBe('resolved')
  })
})

test('an issue has two hundred comments at most; each that there is can still be asked for twice, and moved', async () => {
  const all = []
  for (let n = 0; n < 200; n += 1) all.push(await comment(office, issue))
  expect(await codeOf(askToComment(office, issue))).toBe('too-many-comments')
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) throw new Error('there are two hundred')
  expect((await comment(office, issue, { id: last.id })).id).toBe(last.id)
  expect((await moveComment(editor, first, { move: 'resolve' })).state).toBe('resolved')
  expect(await commentsOf(editor, issue)).toHaveLength(200)
})

describe('who may', () => {
  test('whoever approves at any step, their substitute, an editor, an administrator; no other leader, no department', async () => {
    for (const caller of [office, head, editor, administrator]) await comment(caller, issue)
    expect(await codeOf(askToComment(stranger.caller, issue))).toBe('not-their-review')
    expect(await codeOf(askToComment(science, issue))).toBe('not-allowed')
    expect((await science.get(`${at(issue)}/comments`)).body.code).toBe('not-allowed')
    const [first] = await commentsOf(stranger.caller, issue)
    if (!first) throw new Error('no comment')
    expect((await askToMoveComment(stranger.caller, first, { move: 'resolve' })).body.code).toBe('not-their-review')
    const { people } = ok(await administrator.get('/api/people'))
    const { version } = people.find(({ id }: { id: string }) => id === 'chen-zhiyuan')
    const substitute = { personId: stranger.id, from: '2026-01-01', until: '2026-12-31' }
    ok(await office.put('/api/people/chen-zhiyuan/substitute', { version, substitute }))
    expect((await comment(stranger.caller, issue)).by.name).toBe('fuping')
    ok(await office.put('/api/people/chen-zhiyuan/substitute', { version: version + 1, substitute: null }))
  })

  test('while it is mended what was said is answered, and nothing new is said; once it is signed all is read', async () => {
    const one = await comment(office, issue)
    const returned = await move(office, await read(issue), { move: 'return', reason: '请改' })
    expect(await codeOf(askToComment(office, issue))).toBe('not-in-review')
    const answered = await moveComment(editor, one, { move: 'answer', text: '已改。' })
    const again = await move(editor, returned, { move: 'send-to-review' })
    await centre.runAllWork()
    expect((await commentsOf(office, again)).map(({ state }) => state)).toEqual(['open'])
    const approved = await move(office, await read(again), { move: 'approve', comment: '', ...seen(await read(again)) })
    const hash = await recipientsHash(approved)
    await move(head, approved, { move: 'sign-off', comment: '', recipientsHash: hash, ...seen(approved) })
    for (const request of [{ move: 'answer', text: '晚了' }, { move: 'resolve' }])
      expect((await askToMoveComment(editor, answered, request)).body.code).toBe('comments-closed')
    expect(await codeOf(askToComment(office, again))).toBe('comments-closed')
    expect(await commentsOf(office, again)).toEqual([answered])
    await centre.runAllWork()
  })
})

test('two at once: one answers, the other hears by whom; two ask for the same comment, and one is written', async () => {
  const one = await comment(office, issue)
  const asked = (caller: Caller, text: string) => askToMoveComment(caller, one, { move: 'answer', text })
  const answers = await Promise.all([asked(editor, '一'), asked(head, '二')])
  oneWon(answers)
  const lost = answers.find(({ status }) => status !== 200)
  expect(lost?.body.details.map(({ message }: { message: string }) => message).join()).toMatch(
    /(周敏|林国栋).*回复批注/,
  )
  const id = crypto.randomUUID()
  const same = await Promise.all([comment(office, issue, { id }), comment(office, issue, { id })])
  expect(same[0]).toEqual(same[1])
  expect(await commentsOf(editor, issue)).toHaveLength(2)
})

test('an open page hears of a comment as of any act, and who wrote it', async () => {
  const now = async () => ok(await head.get(`${at(issue)}/now`))
  const before = await now()
  // What was written at the same moment has no order among two records.
  centre.advance(1000)
  await comment(office, issue)
  expect(await now()).toMatchObject({ seq: before.seq + 1, last: { what: 'comment', who: { name: '陈志远' } } })
})

test('what is frozen, printed, signed and proved is the same with comments and without', async () => {
  const proved = async (commented: boolean) => {
    const sent = commented ? await commentedAndSentAgain() : await anIssueInReview(centre, editor)
    const approved = await move(office, sent, { move: 'approve', comment: '', ...seen(sent) })
    const hash = await recipientsHash(approved)
    const signed = await move(head, approved, {
      move: 'sign-off',
      comment: '',
      recipientsHash: hash,
      ...seen(approved),
    })
    await centre.runAllWork()
    expect(await proofHolds(signed)).toBe(true)
    const { parts } = openProof(new Uint8Array(ok(await editor.get(`${at(signed)}/proof`))))
    const text = [...parts.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
    return { names: [...parts.keys()], text, acts: new Set(text.match(/"what":"[\w-]+"/g)) }
  }
  const commentedAndSentAgain = async () => {
    const one = await comment(office, issue, { text: '密语之一' })
    await moveComment(editor, one, { move: 'resolve', text: '密语之二' })
    await comment(head, issue, { text: '密语之三' })
    const again = await sentToReview(centre, editor, await move(editor, await read(issue), { move: 'withdraw' }))
    expect([again.review?.revision, seen(again)]).toEqual([2, seen(issue)])
    return again
  }
  const [without, commented] = [await proved(false), await proved(true)]
  expect(commented.names).toEqual(without.names)
  expect([...commented.acts].filter((one) => !without.acts.has(one))).toEqual(['"what":"withdraw"'])
  expect(commented.text).not.toMatch(/密语/)
})

test('the record cuts long words between characters, never within one', () => {
  const passage = { quote: `${'字'.repeat(59)}𠮷野家`, start: 0, end: 63, before: '', after: '' }
  expect(aboutComment({ where: '政务工作动态（一）', whole: false, passage })).toBe(
    `政务工作动态（一）“${'字'.repeat(59)}𠮷……”`,
  )
})
