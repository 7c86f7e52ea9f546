/** The place of a finding, as a refusal names it: the path of its field in the content. */
import { expect, test } from 'vitest'
import { pathOf } from '#functions/acts/checks/judge.ts'

type Place = Partial<Pick<Parameters<typeof pathOf>[0], 'section' | 'item' | 'figure' | 'part'>>

test.each<[Place, string]>([
  [{}, 'text'],
  [{ part: 'note' }, 'note'],
  [{ section: 1 }, 'sections.1.text'],
  [{ section: 1, part: 'title' }, 'sections.1.title'],
  [{ section: 0, figure: 'calls', part: 'value' }, 'sections.0.figures.calls.value'],
  [{ section: 1, item: 0 }, 'sections.1.items.0.text'],
  [{ section: 1, item: 3, part: 'points[0]' }, 'sections.1.items.3.points.0'],
  [{ section: 2, item: 3, part: 'tables[0].rows[1][2]' }, 'sections.2.items.3.tables.0.rows.1.2'],
])('%j is at %s', (place, path) => {
  // Of a finding only its place is looked at.
  expect(pathOf(place as Parameters<typeof pathOf>[0])).toBe(path)
})
