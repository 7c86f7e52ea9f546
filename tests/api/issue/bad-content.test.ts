/** Bad content of an issue: each is refused by its place, and nothing changes. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Issue, WorkingSection } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aCalledIssue, aWrittenIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { type Case, FORM, hadNoFault, isRefused } from '../bad-input.ts'

const { centre, editor, science } = await usingCentre({ people: ['editor', 'science'] })
let issue: Issue
/** It has an item in each section. */
let written: Issue
let draft: Submission
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  written = await aWrittenIssue(centre, editor)
  draft = ok(await science.post(`/api/issues/${issue.id}/submissions`, FORM))
})
afterAll(() => hadNoFault(centre))

const at = () => `/api/issues/${issue.id}`
const content = (change: (sections: WorkingSection[]) => unknown) => ({
  version: issue.version,
  sections: change(issue.sections),
})
const figure = (id: string, typed: unknown) =>
  content((sections) => sections.map((one) => (one.kind === 'figures' ? { ...one, values: { [id]: typed } } : one)))
const item = (change: object) =>
  content((sections) =>
    sections.map((one) =>
      one.id === 'work'
        ? { ...one, items: [{ id: 'item-1', text: '文字。', departments: [], from: [], ...change }] }
        : one,
    ),
  )
const contents = (body: () => object) => () => editor.put(`${at()}/content`, body())

const CASES: Case[] = [
  ['a figure that is NaN', contents(() => figure('handled', 'NaN')), 400, 'bad-request', 'sections.0.values.handled'],
  [
    'a figure beyond all numbers',
    contents(() => figure('handled', '1e400')),
    400,
    'bad-request',
    'sections.0.values.handled',
  ],
  ['a figure below zero', contents(() => figure('handled', '-1')), 400, 'bad-request', 'sections.0.values.handled'],
  [
    'a figure with too many decimals',
    contents(() => figure('calls', '1365.5')),
    400,
    'bad-request',
    'sections.0.values.calls',
  ],
  [
    'a figure that is a number',
    contents(() => figure('handled', 5.05)),
    400,
    'bad-request',
    'sections.0.values.handled',
  ],
  [
    'a figure of 50 characters',
    contents(() => figure('handled', '5'.repeat(50))),
    400,
    'bad-request',
    'sections.0.values.handled',
  ],
  [
    'a figure that nobody knows',
    contents(() => figure('constructor', '5')),
    400,
    'bad-request',
    'sections.0.values.constructor',
  ],
  ['no sections', contents(() => content(() => undefined)), 400, 'bad-request', 'sections'],
  [
    'a section that nobody knows',
    contents(() =>
      content((all) => [...all, { id: 'x', kind: 'items', items: [{ id: 'a', text: '', departments: [], from: [] }] }]),
    ),
    400,
    'bad-request',
    'sections.3',
  ],
  ['a section twice', contents(() => content((all) => [...all, ...all])), 400, 'bad-request', 'sections'],
  [
    'a section that holds something, left out',
    () =>
      editor.put(`/api/issues/${written.id}/content`, {
        version: written.version,
        sections: written.sections.slice(0, -1),
      }),
    400,
    'bad-request',
    'sections',
  ],
  [
    'a section of another kind',
    contents(() => content((all) => all.map(({ id }) => ({ id, kind: 'figures', values: { a: '1' } })))),
    400,
    'bad-request',
    'sections.1',
  ],
  [
    'an item made of a submission that it is not made of',
    contents(() => item({ from: [draft.id] })),
    400,
    'bad-request',
    'sections',
  ],
  [
    'two items of one id',
    contents(() =>
      content((all) =>
        all.map((one) =>
          one.kind === 'items' ? { ...one, items: [{ id: 'a', text: '', departments: [], from: [] }] } : one,
        ),
      ),
    ),
    400,
    'bad-request',
    'sections',
  ],
  [
    '100 items in a section',
    contents(() =>
      content((all) =>
        all.map((one) =>
          one.id === 'work'
            ? {
                ...one,
                items: Array.from({ length: 100 }, (_, n) => ({ id: `i${n}`, text: '', departments: [], from: [] })),
              }
            : one,
        ),
      ),
    ),
    400,
    'bad-request',
    'sections.1.items',
  ],
  [
    'an item of 10,001 characters',
    contents(() => item({ text: '字'.repeat(10_001) })),
    400,
    'bad-request',
    'sections.1.items.0.text',
  ],
  [
    'an issue larger than a row may be',
    contents(() =>
      content((all) =>
        all.map((one) =>
          one.kind === 'items'
            ? {
                ...one,
                items: Array.from({ length: 8 }, (_, n) => ({
                  id: `${one.id}-${n}`,
                  text: '字'.repeat(9000),
                  departments: [],
                  from: [],
                })),
              }
            : one,
        ),
      ),
    ),
    413,
    'content-too-large',
  ],
]

describe('is refused, and nothing changes', () => {
  test.each(CASES)('%s', isRefused(centre))
})
