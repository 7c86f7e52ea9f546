/** A whole month through the front door, from the call of sixty departments to every mailbox; then the month is counted by hand. */
import { expect, test, vi } from 'vitest'
import { nearDuplicates } from '#shared/duplicates/near-duplicates.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { USUAL_SCORE_RULES } from '#shared/tallies/usual-score.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Caller } from '../support/caller.ts'
import { at, readIssue } from '../support/issue-page.ts'
import { FIGURES, move, ok } from '../support/issue-steps.ts'
import { pagesOf } from '../support/pages-of.ts'
import { form, openBook } from './book-of-the-month.ts'
import { openHeadsPart } from './heads-part.ts'
import { countFor, type Told } from './own-count.ts'
import { signedAndSent } from './signed-and-sent.ts'
import { mailboxOf, openSixty } from './sixty.ts'
import { AGAIN, news, toldAgain } from './texts.ts'

vi.setConfig({ testTimeout: 300_000 })

const sixty = await openSixty()
const { centre, departments, letters, visit, until } = sixty
const ids = departments.map(({ id }) => id)
const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id

/** Of ten departments eight write, one says nothing until it is late or for good, one has no news. */
const silent = ids.filter((_, n) => n % 10 === 8)
const newsless = ids.filter((_, n) => n % 10 === 9)
const writers = ids.filter((_, n) => n % 10 < 8)

let issue: Issue
let unsigned: Told
const book = openBook(sixty, () => issue)
const { told, printed, read, take, tells, handsIn, adopts, splits, of } = book
const heads = openHeadsPart(sixty, book)

test('the call goes to sixty departments', async () => {
  const editor = await sixty.editor()
  const settings = { period: '2026-01', number: 2, total: 126, issueDate: '2026-02-14' }
  issue = ok(await editor.post(`/api/publications/${PUBLICATION.id}/issues`, settings))
  const [deadline, brief] = ['2026-01-30T10:00:00.000Z', '写明时间、做法和成效。']
  issue = await move(editor, issue, { move: 'call-for-news', deadline, departments: ids, brief })
  await sixty.work()
  expect(letters.filter(({ subject }) => subject.includes('约稿'))).toHaveLength(60)
})

test('two hundred texts come in, some for two departments, some told twice, one over a lost connection', async () => {
  for (const [n, owner] of writers.entries()) {
    if (n % 12 === 0) await until(new Date(centre.now().getTime() + 86_400_000).toISOString())
    const by = await visit(owner)
    for (let k = 0; k < 4; k += 1) {
      const joint = k === 0 && n % 4 === 0 ? [writers[n + 1] ?? ''] : []
      await tells(by, owner, news(nameOf(owner), n * 4 + k), joint)
    }
    const [first] = told.slice(-4)
    if (n % 6 === 1 && first) {
      await take(by, first, 'take-back')
      await handsIn(by, first)
    }
    if (n % 12 === 5) {
      const another = told[n * 2]
      if (another) await tells(by, owner, toldAgain(nameOf(owner), another.text))
    }
  }
  for (const owner of newsless)
    ok(await (await visit(owner)).post(`${at(issue)}/zero-report`, { version: 0, stands: true }))

  // The answer to a press is lost; the page asks again, hears that it was done, and reads it.
  const [owner = ''] = writers
  const by = await visit(owner)
  const one = await tells(by, owner, news(nameOf(owner), 500))
  const { version } = await take(by, one, 'take-back')
  const lost = { move: 'hand-in', version }
  await by.post(`${of(one)}/moves`, lost)
  expect(await by.post(`${of(one)}/moves`, lost)).toMatchObject({ status: 409, body: { code: 'done-already' } })
  expect(await read(by, one)).toMatchObject({ state: 'submitted' })
  book.acts.handIns += 1
  await sixty.work()
})

test('of one department the head signs: nothing comes in without, and what is sent back is mended first', async () => {
  expect(writers).toContain(sixty.headed)
  await heads.signsWhatIsMended(news(nameOf(sixty.headed), 510))
})

test('of joint texts some are confirmed, one is objected to, one is never answered', async () => {
  for (const [n, one] of told.filter(({ departments: names }) => names.length > 1).entries()) {
    const [, other = ''] = one.departments
    if (n % 6 === 4) continue
    const by = await visit(other)
    if (n % 6 === 5) await take(by, one, 'object-joint', { reason: '没有参与这项工作' })
    else {
      await take(by, one, 'confirm-joint')
      one.standing.add(other)
    }
  }
})

test('the plan reminds those who have not answered, and nobody twice in a day', async () => {
  await until('2026-01-28T04:00:00.000Z')
  const editor = await sixty.editor()
  const returned = told.filter((_, n) => n % 16 === 3)
  for (const one of returned) {
    await take(editor, one, 'return', { reason: '请补充办理时限', passage: { start: 0, end: 4 } })
    one.handedIn = 'no'
    book.acts.returns += 1
  }
  // By hand, of all: those that answered are passed over, and those whom the plan reminded that morning.
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ids }))
  // Half of them mend it in time.
  await until('2026-01-29T08:00:00.000Z')
  for (const one of returned.filter((_, n) => n % 2 === 0)) {
    const by = await visit(one.owner)
    const { version } = await read(by, one)
    one.text = `${one.text}时限由5天减为3天。`
    ok(await by.put(of(one), { version, form: form(one.departments, one.text) }))
    await handsIn(by, one)
    // Another text: those who confirmed the one before are asked again, and say nothing.
    one.standing = new Set([one.owner])
  }
  await until('2026-02-01T02:00:00.000Z')
  for (const owner of silent.slice(0, 3))
    await tells(await visit(owner), owner, news(nameOf(owner), 600 + ids.indexOf(owner)))

  // One that nobody signs any more: the editor never has it.
  unsigned = await heads.waits(news(nameOf(sixty.headed), 511))

  const reminders = letters.filter(({ subject }) => subject.includes('催报'))
  expect(reminders.map(({ to, day }) => `${to} ${day}`)).toEqual([
    ...new Set(reminders.map(({ to, day }) => `${to} ${day}`)),
  ])
  const nothing = reminders.filter(({ subject }) => !subject.includes('退改'))
  expect(new Set(nothing.map(({ to }) => to))).toEqual(new Set(silent.map(mailboxOf)))
})

test('the call ends; what was given back may still come in, and nothing else', async () => {
  const editor = await sixty.editor()
  issue = await move(editor, await readIssue(editor, issue), { move: 'close-input', keepReturned: true })
  const [still] = told.filter(({ handedIn }) => handedIn === 'no')
  if (!still) throw new Error('none was given back')
  await handsIn(await visit(still.owner), still)
  const [owner = ''] = silent.slice(-1)
  const late = await (await visit(owner)).post(`${at(issue)}/submissions`, form([owner], news(nameOf(owner), 700)))
  expect(late.body.code).toBe('input-closed')
  expect(await heads.refusal(unsigned, 'head-sign')).toBe('input-closed')
})

test('the editor finds what was told twice, adopts, merges, declines and takes out', async () => {
  const editor = await sixty.editor()
  const inbox = await pagesOf<Submission>(editor, `${at(issue)}/submissions`, 'submissions')
  const byId = new Map(told.filter((one) => one !== unsigned).map((one) => [one.id, one]))
  expect(inbox.map(({ id }) => id).sort()).toEqual([...byId.keys()].sort())
  const twice = nearDuplicates(inbox).map(({ id, ofId }) => [id, ofId].map((one) => byId.get(one)?.text ?? ''))
  const planted = told.filter(({ text }) => text.includes(AGAIN))
  expect(planted.length).toBeGreaterThan(3)
  for (const { text } of planted) expect(twice.some((pair) => pair.includes(text))).toBe(true)
  expect(twice.length).toBe(planted.length)

  const open = told.filter(({ handedIn }) => handedIn !== 'no')
  for (const [n, one] of open.entries()) {
    if (planted.includes(one) || n % 4 === 1) {
      await take(editor, one, 'decline', { reason: '与另一篇来稿内容相同' })
      book.acts.declines += 1
    } else if (n % 12 === 4) await splits(editor, one)
    else if (n % 4 === 0 || n % 12 === 2) {
      const into = n % 12 === 2 ? printed.at(-1) : undefined
      await adopts(editor, one, into)
    }
  }
  // The last is taken out again, and half of a text that was split: a text waits once nothing is made of it any more.
  const { saved, states } = await book.takesOut(editor)
  issue = saved
  for (const [one, state] of states)
    expect(state).toBe(printed.some(({ texts }) => texts.includes(one)) ? 'adopted' : 'submitted')
  expect(new Set(states.values())).toEqual(new Set(['adopted', 'submitted']))
})

test('two editors at one text: the second is told who was first, and both their words stand', async () => {
  const [first, second] = [await sixty.editor(), await sixty.otherEditor()]
  const asRead = await readIssue(first, issue)
  const written = (of: Issue, mark: string): Issue['sections'] =>
    of.sections.map((section) => {
      if (section.kind === 'figures') return { ...section, values: FIGURES }
      if (section.id !== 'work') return section
      return {
        ...section,
        items: [...section.items, { id: centre.deps.newId(), text: `省里印发了${mark}。`, departments: [], from: [] }],
      }
    })
  const save = (by: Caller, of: Issue, mark: string) =>
    by.put(`${at(of)}/content`, { version: of.version, sections: written(of, mark) })
  ok(await save(first, asRead, '甲办法'))
  expect(await save(second, asRead, '乙办法')).toMatchObject({ status: 409, body: { code: 'stale' } })
  const now = await readIssue(second, issue)
  expect(now.saves?.at(-1)).toMatchObject({ name: '周敏' })
  issue = ok(await save(second, now, '乙办法'))
  const work = issue.sections.flatMap((one) => (one.id === 'work' && one.kind === 'items' ? one.items : []))
  expect(work.map(({ text }) => text)).toEqual(['省里印发了甲办法。', '省里印发了乙办法。'])
})

test('it is returned once, approved by two and signed, and every mailbox gets what was signed', async () => {
  issue = await signedAndSent(sixty, issue)
})

test('the record holds each act once, and is whole', async () => {
  const whole = (page: Record<string, unknown>) => expect(page.brokenAt).toBeNull()
  const done = await pagesOf<{ what: string; facts: { items?: number } }>(
    await sixty.editor(),
    `${at(issue)}/audit`,
    'entries',
    whole,
  )
  const times = (what: string) => done.filter((one) => one.what === what).length
  expect({
    handIns: times('hand-in'),
    asked: times('ask-head'),
    signed: times('head-sign'),
    sentBack: times('send-back'),
    returns: times('return-submission'),
    declines: times('decline'),
    adoptions: times('adopt'),
    splits: done.filter(({ facts }) => facts.items === 2).length,
  }).toEqual(book.acts)
  expect([times('zero-report'), times('confirm-joint'), times('object-joint')]).toEqual([newsless.length, 8, 2])
})

test('each department reads its own texts and those it is named in, and no other', async () => {
  for (const [n, id] of ids.entries()) {
    const by = await visit(id)
    const { submissions } = ok(await by.get(`/api/calls/${issue.id}`))
    const its = told.filter(({ departments: names }) => names.includes(id)).map((one) => one.id)
    expect(submissions.map((one: Submission) => one.id).sort()).toEqual(its.sort())
    const another = told.filter(({ departments: names }) => !names.includes(id))[n]
    if (another) expect((await by.get(of(another))).body.code).toBe('not-found')
  }
})

test('the tallies are what is counted by hand', async () => {
  const editor = await sixty.editor()
  const { rows } = ok(await editor.get(`/api/publications/${PUBLICATION.id}/tallies?from=2026-01&until=2026-01`))
  const done = { told, zero: new Set(newsless), printed }
  const counted = ids.map((departmentId) => [departmentId, countFor(departmentId, done, USUAL_SCORE_RULES)])
  const asTold = rows.map(({ departmentId, name: _, ...counts }: Record<string, unknown>) => [departmentId, counts])
  expect(Object.fromEntries(asTold)).toEqual(Object.fromEntries(counted))
  expect(told.length).toBeGreaterThanOrEqual(200)
})
