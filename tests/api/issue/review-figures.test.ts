/** The figures that a leader is shown beside those of the revision: of the month before, and of that month a year ago. */
import { expect, test } from 'vitest'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, ok, sentToReview } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office } = await usingCentre({ people: ['editor', 'office'] })

const text = (year: number, month: number) =>
  `省政务服务中心 ${month === 12 ? year + 1 : year}年${(month % 12) + 1}月14日\n一、${year}年${month}月总体运行情况\n接听企业群众电话咨询13${month + 10}人/次，接待现场咨询4598人/次。\n二、窗口资讯\n（一）窗口开展了活动。\n报：省政务管理办公室。\n发：省中心各处（室）。`

test('of all that was issued before, these two months alone', async () => {
  for (const [year, month] of [
    [2025, 1],
    [2025, 2],
    [2025, 11],
    [2025, 12],
  ] as const) {
    const content = ok(await editor.post('/api/imports', { text: text(year, month) }))
    ok(await editor.post(`/api/publications/${PUBLICATION.id}/imports`, { content, number: month, total: null }))
  }
  const issue = await sentToReview(centre, editor, await aWrittenIssue(centre, editor))
  const { history } = ok(await office.get(`${at(issue)}/review`))
  const visits = { id: 'visits', value: '4598', unit: '人/次' }
  expect(history).toEqual([
    { period: '2025-12', figures: [{ id: 'calls', value: '1322', unit: '人/次' }, visits] },
    { period: '2025-01', figures: [{ id: 'calls', value: '1311', unit: '人/次' }, visits] },
  ])
})
