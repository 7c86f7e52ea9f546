/** Many people at once: nothing is lost, done twice or out of order. */
import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aWrittenIssue } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, science, administrator, read, acts } = await usingCentre({
  people: ['editor', 'science', 'administrator'],
})
let editors: [Caller, Caller]
beforeAll(async () => {
  const second = await aPerson(centre, administrator, 'er', ['editor'])
  editors = [editor, second.caller]
})

test('60 writers on one issue: every one’s mark is there, and each write counts once', async () => {
  const issue = await aWrittenIssue(centre, editors[0])
  const before = (await acts(issue)).length
  let refused = 0
  let waiting = 60
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
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60 * waiting))
    }
  }
  await Promise.all(Array.from({ length: 60 }, (_, n) => write(n)))
  const { version, sections } = await read(issue)
  const text = sections.flatMap((section) =>
    section.kind === 'items' && section.id === 'work' ? section.items : [],
  )[0]?.text
  const marks = text?.match(/记号\d+。/g) ?? []
  expect(new Set(marks).size).toBe(60)
  expect(marks).toHaveLength(60)
  expect(version).toBe(issue.version + 60)
  expect(await acts(issue)).toHaveLength(before + 60)
  expect(refused).toBeGreaterThan(0)
}, 120_000)

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
