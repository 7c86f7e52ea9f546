/** Many people at once: nothing is lost, done twice or out of order. */
import { beforeAll, expect, test } from 'vitest'
import type { Submission } from '#shared/submission/submission.ts'
import { aPerson } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aWrittenIssue, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, science, administrator, read, acts } = usingCentre()
let editors: [Caller, Caller]
beforeAll(async () => {
  const second = await aPerson(centre, administrator, 'er', ['editor'])
  editors = [editor, second.caller]
})

test('nothing is handed in after the editor closed', async () => {
  let handedIn = 0
  for (let n = 0; n < 12; n += 1) {
    const issue = await aCalledIssue(centre, editors[0])
    const form = { departments: ['kjt'], from: null, to: null, text: '稿件', contact: '' }
    const { id }: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const [closed, handed] = await Promise.all([
      wait(n % 4).then(() => editors[0].post(`${at(issue)}/moves`, { move: 'close-input', version: issue.version })),
      wait((n * 3) % 5).then(() =>
        science.post(`${at(issue)}/submissions/${id}/moves`, { move: 'hand-in', version: 1 }),
      ),
    ])
    expect(closed.status).toBe(200)
    const done = await acts(issue)
    if (handed.status === 200) {
      handedIn += 1
      expect(done.indexOf('hand-in')).toBeLessThan(done.indexOf('close-input'))
    } else {
      expect(handed.body.code).toBe('input-closed')
      expect(done).not.toContain('hand-in')
    }
  }
  expect(handedIn).toBeLessThanOrEqual(12)
})

test('200 writers on one issue: every one’s mark is there, and each write counts once', async () => {
  const issue = await aWrittenIssue(centre, editors[0])
  const before = (await acts(issue)).length
  let refused = 0
  let waiting = 200
  const write = async (n: number) => {
    for (;;) {
      const { version, sections } = await read(issue)
      const marked = sections.map((section) =>
        section.id === 'work' && section.kind === 'items'
          ? { ...section, items: section.items.map((item) => ({ ...item, text: `${item.text}\n记号${n}。` })) }
          : section,
      )
      const { status, body } = await (editors[n % 2] ?? editors[0]).put(`${at(issue)}/content`, {
        version,
        sections: marked,
      })
      if (status === 200) {
        waiting -= 1
        return
      }
      expect([status, body.code]).toEqual([409, 'stale'])
      refused += 1
      // They all come at once; who lost comes again at some moment, the later the more there are.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120 * waiting))
    }
  }
  await Promise.all(Array.from({ length: 200 }, (_, n) => write(n)))
  const { version, sections } = await read(issue)
  const text = sections.flatMap((section) =>
    section.kind === 'items' && section.id === 'work' ? section.items : [],
  )[0]?.text
  const marks = text?.match(/记号\d+。/g) ?? []
  expect(new Set(marks).size).toBe(200)
  expect(marks).toHaveLength(200)
  expect(version).toBe(issue.version + 200)
  expect(await acts(issue)).toHaveLength(before + 200)
  expect(refused).toBeGreaterThan(0)
}, 180_000)

test('40 acts on one record at once: the chain stays whole and holds each', async () => {
  const issue = await aCalledIssue(centre, editors[0])
  const form = { departments: ['kjt'], from: null, to: null, text: '稿件', contact: '' }
  const before = (await acts(issue)).length
  const answers = await Promise.all(Array.from({ length: 40 }, () => science.post(`${at(issue)}/submissions`, form)))
  const saved = answers.filter(({ status }) => status === 200).length
  for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([503, 'busy'])
  expect(saved).toBeGreaterThan(30)
  expect(await acts(issue)).toHaveLength(before + saved)
})
