/** The items printed before an issue: those of the two years up to it, not its own, not older ones, and what is lost is told. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PrintedItem } from '#shared/duplicates/printed-item.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { aBackIssue } from '../../support/a-back-issue.ts'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, signed } = await usingCentre({ people: ['editor', 'office', 'head'] })

const before = async ({ id }: Issue) => ok(await editor.get(`/api/issues/${id}/printed-before`))

const backIssue = (period: string, number: number, ...items: string[]) => aBackIssue(editor, period, number, ...items)

test('the newest first, from two years before on, with their places', async () => {
  await backIssue('2023-12', 1, '太早的一条。')
  await backIssue('2024-01', 1, '两年前的一条。')
  await backIssue('2025-12', 1, '上月的一条。', '上月的另一条。')
  await centre.runAllWork()
  const own = await aCalledIssue(centre, editor)
  expect(await before(own)).toMatchObject({
    items: [
      { label: '2025年第1期', place: '窗口资讯（一）', text: '上月的一条。' },
      { place: '窗口资讯（二）', text: '上月的另一条。' },
      { text: '两年前的一条。' },
    ],
    issues: 2,
    since: '2024-01',
    lostYears: [],
  })
})

test('a published issue is not held against itself', async () => {
  const issue = await signed()
  await centre.runAllWork()
  const { items } = await before(issue)
  expect(items.length).toBeGreaterThan(0)
  expect(items.some(({ issueId }: PrintedItem) => issueId === issue.id)).toBe(false)
  const next = await before(await aCalledIssue(centre, editor))
  expect(next.items.some(({ issueId }: PrintedItem) => issueId === issue.id)).toBe(true)
})

test('what is too much is left out by whole issues, and since when all is there is told', async () => {
  const long = '窗口新增一项服务。'.repeat(1000)
  for (let month = 1; month <= 11; month += 1)
    await backIssue(`2025-${String(month).padStart(2, '0')}`, month + 1, long, long, long, long, long, long)
  await centre.runAllWork()
  const { items, since, issues } = await before(await aCalledIssue(centre, editor))
  expect(since).toBe('2025-03')
  expect(issues).toBeLessThan(13)
  expect(items.length).toBeLessThan(70)
})

test('years whose index is gone are named', async () => {
  await backIssue('2024-02', 2, '又一条。')
  await centre.runAllWork()
  rmSync(join(centre.folder, 'files', 'archive'), { recursive: true })
  expect((await before(await aCalledIssue(centre, editor))).lostYears).toEqual(['2024'])
})
