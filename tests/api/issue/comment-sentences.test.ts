/** The sentence about a passage that cannot be commented on: where it is said, and beside it the nearest passage that is taken. */
import { beforeAll, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { askToComment, ON_WHOLE } from '../../support/commenting.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, ok, sentToReview } from '../../support/issue-steps.ts'
import { saidIn, unfit } from '../../support/said-in-answer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office } = await usingCentre({ people: ['editor', 'office'] })
/** More than a passage may have. */
const TEXT = Array.from({ length: 60 }, (_, n) => `窗口${n}延长了服务时间。`).join('')
const END = TEXT.length
let issue: Issue
beforeAll(async () => {
  const { id, version, sections } = await aWrittenIssue(centre, editor)
  const long = sections.map((one) =>
    one.id === 'work' && one.kind === 'items'
      ? { ...one, items: one.items.map((item) => ({ ...item, text: TEXT, points: ['延到晚上七点。'] })) }
      : one,
  )
  const written: Issue = ok(await editor.put(`${at({ id })}/content`, { version, sections: long }))
  issue = await sentToReview(centre, editor, written)
})

test.each<[string, object, object]>([
  ['501 characters, and 500', { start: 0, end: 501 }, { start: 0, end: 500 }],
  ['501 of them, and all of them by the whole item', { start: 1, end: 502 }, ON_WHOLE],
  ['one beyond the text, and its last', { start: END - 1, end: END + 1 }, { start: END - 1, end: END }],
  ['nothing, and one character', { start: 3, end: 3 }, { start: 3, end: 4 }],
  ['from its end to its beginning, and the other way', { start: 5, end: 2 }, { start: 2, end: 5 }],
  ['of the item behind the last, and of the last', { item: 1 }, { item: 0 }],
  ['of the section behind the last, and of the last', { section: 3 }, { section: 2 }],
  [
    'of a section of items as a whole, and of one of figures',
    { item: null, ...ON_WHOLE },
    { section: 0, item: null, ...ON_WHOLE },
  ],
  [
    'of the point behind the last, and of the last',
    { part: 'points[1]', ...ON_WHOLE },
    { part: 'points[0]', ...ON_WHOLE },
  ],
])('%s', async (_, misfits, fits) => {
  expect(saidIn(await askToComment(office, issue, misfits))).toEqual(
    unfit(['start', '所选的文字不在这一稿中，或超过 500 字，请重新选择。']),
  )
  expect((await askToComment(office, issue, fits)).status).toBe(200)
})
