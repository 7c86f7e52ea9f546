/** The list of issues: a page at a time, newest first, each issue once, without what it holds. */
import { expect, test } from 'vitest'
import type { ListedIssue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aDraft, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { editor } = await usingCentre({ people: ['editor'] })
const PATH = `/api/publications/${PUBLICATION.id}/issues`

test('pages of two hold every issue once, in the order of the whole list', async () => {
  const made: string[] = []
  for (let n = 0; n < 5; n += 1) made.push((await aDraft(editor)).id)
  const whole = ok(await editor.get(PATH))
  expect(whole.next).toBeNull()
  expect(whole.issues.map(({ id }: ListedIssue) => id)).toEqual(made.toReversed())
  expect(Object.keys(whole.issues[0])).not.toContain('sections')

  const paged: string[] = []
  let next: string | null = null
  do {
    const page: { issues: ListedIssue[]; next: string | null } = ok(
      await editor.get(`${PATH}?limit=2${next === null ? '' : `&after=${encodeURIComponent(next)}`}`),
    )
    expect(page.issues.length).toBeLessThanOrEqual(2)
    paged.push(...page.issues.map(({ id }) => id))
    next = page.next
  } while (next !== null)
  expect(paged).toEqual(made.toReversed())
})
