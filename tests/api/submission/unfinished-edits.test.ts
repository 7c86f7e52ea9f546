/** An editor's text is the editor's until the issue is signed; then its department sees it beside its own. */
import { expect, test } from 'vitest'
import { at } from '../../support/issue-page.ts'
import { aSubmission, aWrittenIssue, move, ok, seen, sentToReview } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, science, read, recipientsHash } = await usingCentre({
  people: ['editor', 'office', 'head', 'science'],
})

test('a department sees the edited text once the issue is signed, its editor at once', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const submission = await aSubmission(science, issue, '窗口延长了服务时间。', ['kjt'])
  const page = `${at(issue)}/submissions/${submission.id}`
  const { version } = await read(issue)
  const request = { version: submission.version, issueVersion: version, sectionId: 'windows', itemId: null }
  const adopted = ok(await editor.post(`${page}/moves`, { move: 'adopt', ...request }))
  const now = await read(issue)
  const sections = now.sections.map((section) =>
    section.kind === 'items'
      ? {
          ...section,
          items: section.items.map((item) => (item.id === adopted.itemId ? { ...item, text: '改了一半' } : item)),
        }
      : section,
  )
  ok(await editor.put(`${at(issue)}/content`, { version: now.version, sections }))
  expect(ok(await editor.get(page)).printed).toBe('改了一半')
  expect(ok(await science.get(page)).printed).toBeNull()
  const sent = await sentToReview(centre, editor, await read(issue))
  expect(ok(await science.get(page)).printed).toBeNull()
  const approved = await move(office, sent, { move: 'approve', comment: '', ...seen(sent) })
  const hash = await recipientsHash(approved)
  await move(head, approved, { move: 'sign-off', comment: '', recipientsHash: hash, ...seen(approved) })
  expect(ok(await science.get(page)).printed).toBe('改了一半')
})
