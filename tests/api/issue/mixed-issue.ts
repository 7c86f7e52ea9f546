/** An issue that took news: one department adopted, one returned, one half-written, one not decided on, one that said nothing. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../../support/caller.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, FIGURES, ok, type TestSystem } from '../../support/issue-steps.ts'

export const FORM = { departments: ['lcj'], from: null, to: null, text: '林草局写了一半', contact: '' }
export const submissions = (issue: Issue) => `${at(issue)}/submissions`
export const decide = async (
  editor: Caller,
  issue: Issue,
  { id, version }: Submission,
  request: object,
): Promise<Submission> =>
  ok(
    await editor.post(`${submissions(issue)}/${id}/moves`, {
      version,
      ...request,
    }),
  )

type People = Record<'editor' | 'science' | 'police' | 'nature' | 'forest', Caller>

export async function aMixedIssueOf(centre: TestSystem, { editor, science, police, nature, forest }: People) {
  const departments = ['kjt', 'gat', 'lcj', 'zrzyt', 'zjt']
  const called = await aCalledIssue(centre, editor, { departments })
  const sections = called.sections.map((section) =>
    section.kind === 'figures'
      ? { ...section, values: FIGURES }
      : { ...section, items: [{ id: crypto.randomUUID(), text: '窗口延长了时间。', departments: [], from: [] }] },
  )
  const written: Issue = ok(await editor.put(`${at(called)}/content`, { version: called.version, sections }))
  const adopted = await aSubmission(science, written, '科技厅的事。', ['kjt'])
  await decide(editor, written, adopted, {
    move: 'adopt',
    issueVersion: written.version,
    sectionId: 'windows',
    itemId: null,
  })
  const given = await aSubmission(police, written, '公安厅的事。', ['gat'])
  const returned = await decide(editor, written, given, { move: 'return', reason: '请写明地点' })
  const draft: Submission = ok(await forest.post(submissions(written), FORM))
  const undecided = await aSubmission(nature, written, '自然资源厅的事。', ['zrzyt'])
  await centre.runAllWork()
  const issue: Issue = ok(await editor.get(at(written)))
  return { issue, returned, draft, undecided }
}
