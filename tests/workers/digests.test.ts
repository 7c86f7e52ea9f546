/** Digests: editors hear of submissions in one mail for a span of time, each once, of nobody's own doing, and none is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aPerson, askForPerson, askForSettings, despite } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { ORIGIN } from '../support/centre.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer, RETRY } from '../support/mailer.ts'
import { openedCentre } from '../support/using-centre.ts'

const EDITOR = 'zhoumin@centre.example'
const SPAN = 30 * 60_000

let centre: Centre
let editor: Caller
let science: Caller
let police: Caller
let administrator: Caller
let signInAgain: () => Promise<void>
beforeEach(async () => {
  ;({ centre, editor, science, police, administrator, signInAgain } = await openedCentre({
    people: ['editor', 'science', 'police', 'administrator'],
  }))
})
afterEach(() => centre.close())
let mailer: AskedMailer
let issue: Issue
beforeEach(async () => {
  mailer = aMailer()
  issue = await aCalledIssue(centre, editor)
  await centre.runAllWork()
})

const takeBack = async ({ id, version }: Submission): Promise<Submission> =>
  ok(await science.post(`${at(issue)}/submissions/${id}/moves`, { move: 'take-back', version }))
const sent = async (): Promise<string[]> => {
  await centre.runAllWork({ mailer })
  return mailer.letters.splice(0).map(({ to, message }) => `${to.address} ${message.subject}\n${message.text}`)
}
/** What was sent when its time had come, and not before. */
const afterSpan = async (): Promise<string[]> => {
  expect(await sent()).toEqual([])
  centre.advance(SPAN)
  return sent()
}

test('what came in within the span is one mail to each editor, each text once, with who, when and where', async () => {
  await aPerson(centre, administrator, 'er', ['editor'])
  await aSubmission(science, issue, '科技厅窗口开了夜班。', ['kjt'])
  await aSubmission(police, issue, '公安厅窗口换了排号机。', ['gat'])
  const mails = await afterSpan()
  expect(mails.map((mail) => mail.split(' ')[0]).sort()).toEqual(['er@centre.example', EDITOR])
  for (const mail of mails) {
    expect(mail).toContain('收到来稿 2 篇')
    for (const words of ['科技厅（吴晓岚，2026年2月1日 09:00）：科技厅窗口开了夜班。', '公安厅窗口换了排号机。'])
      expect(mail.split(words)).toHaveLength(2)
    expect(mail).toContain(`${ORIGIN}/issues/${issue.id}/submissions`)
  }
  centre.advance(10 * SPAN)
  expect(await sent()).toEqual([])
})

describe('the facts are of now', () => {
  test('what was taken back unheard is not told; what was told is told to be taken back', async () => {
    const first = await aSubmission(science, issue, '第一篇。', ['kjt'])
    await takeBack(first)
    expect(await afterSpan()).toEqual([])
    const second = await aSubmission(science, issue, '第二篇。', ['kjt'])
    expect(await afterSpan()).toEqual([expect.stringContaining('收到来稿 1 篇')])
    await takeBack(second)
    expect(await afterSpan()).toEqual([expect.stringMatching(/撤回来稿 1 篇[\s\S]*科技厅（吴晓岚/)])
  })

  test('what was decided meanwhile is not told', async () => {
    const { id, version } = await aSubmission(science, issue, '第三篇。', ['kjt'])
    const decision = { move: 'decline', version, reason: '与上期重复' }
    ok(await editor.post(`${at(issue)}/submissions/${id}/moves`, decision))
    await centre.runAllWork()
    expect(await afterSpan()).toEqual([])
  })
})

describe('what departments answer is told with the same mail', () => {
  const zero = async (version: number, stands: boolean) =>
    ok(await police.post(`${at(issue)}/zero-report`, { version, stands }))

  test('本期无稿, once it stands; one that was taken back unheard is not', async () => {
    await zero(0, true)
    await aSubmission(science, issue, '科技厅窗口开了夜班。', ['kjt'])
    const [mail = '', ...more] = await afterSpan()
    expect(more).toEqual([])
    expect(mail).toMatch(/^zhoumin@.*收到来稿 1 篇，本期无稿 1 个单位\n/)
    expect(mail).toContain('公安厅（刘洋，2026年2月1日 09:00）')
    await zero(1, false)
    expect(await afterSpan()).toEqual([expect.stringContaining('撤销本期无稿 1 个单位')])
    await zero(2, true)
    await zero(3, false)
    expect(await afterSpan()).toEqual([])
  })

  test('本期无稿 that fell with a text is not told: the text is', async () => {
    await zero(0, true)
    await aSubmission(police, issue, '公安厅窗口换了排号机。', ['gat'])
    const [mail = ''] = await afterSpan()
    expect(mail).toContain('收到来稿 1 篇')
    expect(mail).not.toContain('本期无稿')
  })

  test('a partner that confirms or objects to a joint text, by its last answer, also where the text was told before', async () => {
    const { id, version } = await aSubmission(science, issue, '两厅联合办了培训。', ['kjt', 'gat'])
    /** The partner and the writer are written to at once, each by a mail of its own. */
    const toEditor = async () => {
      await sent()
      centre.advance(SPAN)
      return sent()
    }
    expect(await toEditor()).toEqual([expect.stringContaining('收到来稿 1 篇')])
    const answer = async (of: number, move: Record<string, string>) =>
      ok(await police.post(`${at(issue)}/submissions/${id}/moves`, { version: of, ...move }))
    await answer(version, { move: 'confirm-joint' })
    expect(await toEditor()).toEqual([
      expect.stringMatching(/^zhoumin@.*确认联合报送 1 件\n[\s\S]*公安厅（刘洋.*：两厅联合办了培训。/),
    ])
    await answer(version + 1, { move: 'confirm-joint' })
    await answer(version + 2, { move: 'object-joint', reason: '数字与本厅不符' })
    expect(await toEditor()).toEqual([
      expect.stringMatching(/^zhoumin@.*不同意联合报送 1 件\n[\s\S]*数字与本厅不符（来稿：两厅联合办了培训。）/),
    ])
  })
})

test('nobody hears of what they did themselves, nor after they left', async () => {
  ok(await despite((seen) => askForPerson(administrator, 'wu-xiaolan', { roles: ['contributor', 'editor'] }, seen)))
  const second = await aPerson(centre, administrator, 'er', ['editor'])
  await centre.runAllWork()
  await signInAgain()
  await aSubmission(science, issue, '自己的一篇。', ['kjt'])
  await centre.runAllWork()
  ok(await despite((seen) => askForPerson(administrator, second.id, { active: false }, seen)))
  await centre.runAllWork()
  expect(await afterSpan()).toEqual([expect.stringContaining(EDITOR)])
})

test('where nobody else is to hear of it, nothing is put in a digest', async () => {
  ok(await despite((seen) => askForPerson(administrator, 'wu-xiaolan', { roles: ['contributor', 'editor'] }, seen)))
  ok(await despite((seen) => askForPerson(administrator, 'zhou-min', { roles: ['leader'] }, seen)))
  await centre.runAllWork()
  await signInAgain()
  await aSubmission(science, issue, '自己的一篇。', ['kjt'])
  expect(JSON.stringify(await centre.rows({ all: true }))).not.toContain('add-to-digest')
})

test('the span is a setting; 0 tells at once', async () => {
  ok(await askForSettings(centre, administrator, () => ({ digestMinutes: 0 })))
  await aSubmission(science, issue, '即时的一篇。', ['kjt'])
  expect(await sent()).toEqual([expect.stringContaining('即时的一篇。')])
})

const entriesThatAreGone = () =>
  Array.from({ length: 1000 }, (_, n) => ({
    ...{ issueId: issue.id, submissionId: `gone-${n}`, version: 1, move: 'hand-in' as const },
    ...{ by: '吴晓岚', at: centre.now().toISOString() },
  }))

describe('none is lost, and none told twice', () => {
  test('where the digest of one is full, the others do not hear twice', async () => {
    await aPerson(centre, administrator, 'er', ['editor'])
    ok(await askForSettings(centre, administrator, () => ({ digestMinutes: 0 })))
    await aSubmission(science, issue, '先来的一篇。', ['kjt'])
    expect(await sent()).toHaveLength(2)
    await centre.changeRow(['PERSON#zhou-min', 'DIGEST'], (digest) => ({ ...digest, entries: entriesThatAreGone() }))
    await aSubmission(police, issue, '后来的一篇。', ['gat'])
    expect(await sent()).toEqual([expect.stringMatching(/^er@.*后来的一篇。/s)])
    centre.advance(10_000)
    expect(await sent()).toEqual([expect.stringMatching(/^zhoumin@.*后来的一篇。/s)])
  })

  test('a digest that is as long as its row may be is sent at once, and what comes in then is in the next', async () => {
    await aSubmission(science, issue, '先来的一篇。', ['kjt'])
    await centre.runAllWork()
    await centre.changeRow(['PERSON#zhou-min', 'DIGEST'], (digest) => ({
      ...digest,
      entries: [...digest.entries, ...entriesThatAreGone().slice(1)],
    }))
    await aSubmission(police, issue, '后来的一篇。', ['gat'])
    expect(await sent()).toEqual([expect.stringContaining('先来的一篇。')])
    centre.advance(10_000)
    const [next = ''] = await afterSpan()
    expect(next).toContain('后来的一篇。')
    expect(next).not.toContain('先来的一篇。')
  })

  test('what comes in while a digest is being sent is in the next', async () => {
    await aSubmission(science, issue, '先来的一篇。', ['kjt'])
    await centre.runAllWork()
    centre.advance(SPAN)
    mailer = aMailer(async () => {
      await aSubmission(police, issue, '后来的一篇。', ['gat'])
      await centre.runAllWork()
      mailer = aMailer()
      return { kind: 'accepted', messageId: 'm', response: 'ok' }
    })
    const first = mailer
    await centre.runAllWork({ mailer })
    expect(first.text()).toContain('先来的一篇。')
    const [next = ''] = await afterSpan()
    expect(next).toContain('后来的一篇。')
    expect(next).not.toContain('先来的一篇。')
  })

  test('what a server puts off ten times is told with what comes in after', async () => {
    await aSubmission(science, issue, '等着的一篇。', ['kjt'])
    await centre.runAllWork()
    centre.advance(SPAN)
    for (let n = 0; n < 11; n += 1) {
      await centre.runAllWork({ mailer: aMailer(() => RETRY) })
      centre.advance(15 * 60_000)
    }
    expect(await sent()).toEqual([])
    await aSubmission(police, issue, '后来的一篇。', ['gat'])
    const [mail = ''] = await afterSpan()
    for (const words of ['等着的一篇。', '后来的一篇。']) expect(mail.split(words)).toHaveLength(2)
  })
})
