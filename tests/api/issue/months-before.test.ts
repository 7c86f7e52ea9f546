/** The figures of the months before, which a slip is found by, at the API. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { acknowledge, findingsNow, theOnlyFinding } from '../../support/acknowledging.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, FIGURES, ok, sentToReview } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor } = await usingCentre({ people: ['editor'] })

/** A written issue with this many calls. */
async function written(calls: string): Promise<Issue> {
  const issue = await aWrittenIssue(centre, editor)
  const sections = issue.sections.map((one) =>
    one.kind === 'figures' ? { ...one, values: { ...FIGURES, calls } } : one,
  )
  return ok(await editor.put(`${at(issue)}/content`, { version: issue.version, sections }))
}
const sends = (issue: Issue) => editor.post(`${at(issue)}/moves`, { move: 'send-to-review', version: issue.version })

test('the months before are those of issued issues, also of back issues read from text; a slip against them is found', async () => {
  const issue = await written('13650')
  expect(await findingsNow(editor, issue)).toEqual([])
  // What is not issued yet is no past.
  const earlier = await aWrittenIssue(centre, editor)
  const { number, total } = earlier
  const dated = { period: '2025-12', number, total, issueDate: '2026-01-14' }
  const settings = { version: earlier.version, settings: dated }
  await sentToReview(centre, editor, ok(await editor.put(`${at(earlier)}/settings`, settings)))
  const text = (month: number, calls: number) =>
    `省政务服务中心 2025年${month + 1}月14日\n一、2025年${month}月总体运行情况\n接听企业群众电话咨询${calls}人/次，接待现场咨询4598人/次。\n二、窗口资讯\n（一）窗口开展了活动。\n报：省政务管理办公室。\n发：省中心各处（室）。`
  for (const [month, calls] of [
    [9, 1402],
    [10, 1350],
    [11, 1377],
  ] as const) {
    const content = ok(await editor.post('/api/imports', { text: text(month, calls) }))
    ok(await editor.post(`/api/publications/${PUBLICATION.id}/imports`, { content, number: month, total: null }))
  }
  const { history } = ok(await editor.get(`${at(issue)}/checks`))
  expect(history.map(({ period }: { period: string }) => period)).toEqual(['2025-11', '2025-10', '2025-09'])
  expect(history[0].figures).toEqual([
    { id: 'calls', value: '1377', unit: '人/次' },
    { id: 'visits', value: '4598', unit: '人/次' },
  ])
  expect((await sends(issue)).body.details).toEqual([
    { path: 'sections.0.figures.calls.value', message: expect.stringMatching(/^指标“电话咨询”：.*约 10 倍/) },
  ])
  ok(await acknowledge(editor, issue, await theOnlyFinding(editor, issue)))
  expect((await sends(issue)).status).toBe(200)
})
