/** The numbers of issues: each once a year. */
import { describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, read } = await usingCentre({ people: ['editor'] })

describe('numbers', () => {
  test('one number of a year is one issue’s; it can be changed to a free one, and is free then', async () => {
    const first = await aCalledIssue(centre, editor)
    const second = await aCalledIssue(centre, editor)
    const { period, total, issueDate } = second
    const settings = (number: number, date = issueDate) => ({ period, total, issueDate: date, number })
    const put = (issue: Issue, of: object) =>
      editor.put(`${at(issue)}/settings`, { version: issue.version, settings: of })
    const taken = await put(second, settings(first.number))
    expect([taken.status, taken.body.code]).toEqual([409, 'number-taken'])
    expect(await read(second)).toEqual(second)
    const open = { ...settings(first.number), period: '2026-02' }
    expect((await editor.post(`/api/publications/${PUBLICATION.id}/issues`, open)).body.code).toBe('number-taken')

    const changed: Issue = ok(await put(second, settings(990)))
    expect((await put(first, settings(990))).body.code).toBe('number-taken')
    ok(await put(first, settings(second.number)))
    // The same number of another year is another.
    ok(await put(changed, settings(second.number, '2027-01-14')))
  })
})
