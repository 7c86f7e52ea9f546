/** The lineage of items: made of which submissions, where they stand, and who changed their text. */
import { beforeAll, expect, test } from 'vitest'
import type { Issue, Item } from '#shared/issue/issue.ts'
import { itemsMadeOf, whereIs } from '#shared/issue/lineage.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, inWindows, ok, windowsOf } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, science, read } = await usingCentre({ people: ['editor', 'science'] })
let issue: Issue
let submissions: Submission[]

beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  submissions = []
  for (const text of ['窗口办了培训。', '窗口添了座椅。'])
    submissions.push(await aSubmission(science, issue, text, ['kjt']))
  await adopt(submissions[0], null)
})

async function adopt(submission: Submission | undefined, itemId: string | null) {
  if (!submission) throw new Error('no submission')
  const path = `${at(issue)}/submissions/${submission.id}/moves`
  const asked = {
    move: 'adopt',
    version: submission.version,
    issueVersion: issue.version,
    sectionId: 'windows',
    itemId,
  }
  ok(await editor.post(path, asked))
  issue = await read(issue)
}

const windows = () => windowsOf(issue)
async function save(change: (items: readonly Item[]) => Item[]) {
  const sections = inWindows(issue.sections, change)
  issue = ok(await editor.put(`${at(issue)}/content`, { version: issue.version, sections }))
}

test('adopting and merging change nobody’s text: nobody is named', async () => {
  await adopt(submissions[1], windows()[0]?.id ?? '')
  expect(windows()).toMatchObject([{ from: submissions.map(({ id }) => id) }])
  expect(issue.edited ?? {}).toEqual({})
})

test('who changes a text, or adds an item, is named with the time; the order changes nothing', async () => {
  const [item] = windows()
  await save((items) => [{ id: 'own', text: '编辑自己写的。', departments: [], from: [] }, ...items])
  expect(Object.keys(issue.edited ?? {})).toEqual(['own'])
  expect(issue.edited?.own).toEqual({ names: ['周敏'], at: issue.updatedAt })
  await save((items) => items.map((one) => (one.id === item?.id ? { ...one, text: '窗口办了培训，添了座椅。' } : one)))
  expect(issue.edited?.[item?.id ?? '']?.names).toEqual(['周敏'])
  const before = issue.edited
  await save((items) => items.toReversed())
  expect(issue.edited).toEqual(before)
  expect(whereIs(item?.id ?? '', issue, PUBLICATION)).toBe('窗口资讯（一）')
  expect(itemsMadeOf(submissions[1]?.id ?? '', issue.sections).map(({ id }) => id)).toEqual([item?.id])
})

test('an item that is taken out is told of no more', async () => {
  await save((items) => items.filter(({ id }) => id !== 'own'))
  expect(Object.keys(issue.edited ?? {})).toEqual([windows()[0]?.id])
})
