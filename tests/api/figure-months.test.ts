/** The figures of a span of months: those of published issues, each with the issue that printed it. */
import { expect, test } from 'vitest'
import { aSignedIssue, aWrittenIssue, ok } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, science } = await usingCentre({ people: ['editor', 'office', 'head', 'science'] })
const path = '/api/publications/briefing/figure-months'

test('an issue that is worked on is not there; once signed, its month names it', async () => {
  await aWrittenIssue(centre, editor)
  expect(ok(await editor.get(`${path}?from=2026-01&until=2026-01`))).toEqual({ months: [], unread: 0 })
  const signed = await aSignedIssue(centre, editor, office, head)
  const { months } = ok(await editor.get(`${path}?from=2026-01&until=2026-12`))
  expect(months).toMatchObject([{ period: signed.period, issueId: signed.id }])
  const { sections } = ok(await editor.get(`/api/issues/${signed.id}/content`))
  const printed = sections.find(({ kind }: { kind: string }) => kind === 'figures').figures
  expect(months[0].figures).toEqual(
    printed.map(({ id, value, unit }: Record<string, string>) => ({ id, value, unit, now: Number(value) })),
  )
  expect(ok(await editor.get(`${path}?from=2025-01&until=2025-12`)).months).toEqual([])
})

test('too many months are refused, and a contributor is', async () => {
  expect((await editor.get(`${path}?from=2020-01&until=2026-01`)).body.code).toBe('too-many-months')
  expect((await science.get(`${path}?from=2026-01&until=2026-01`)).status).toBe(403)
})
