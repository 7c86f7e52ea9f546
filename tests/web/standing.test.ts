/** The decision bar tells a leader what they did and whose turn it is: no reproach for what was done well. */
import { expect, test } from 'vitest'
import type { Issue, Review } from '#shared/issue/issue.ts'
import { whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { REFUSALS, type RefusalCode } from '#shared/refusals.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { standing } from '../../web/pages/issue/review/decision-words.ts'
import { anIssue, anotherActor, aReview } from '../support/builders.ts'

type Approvals = Review['approvals']

const STEPS = [
  { id: 'office', name: '处室审核', approvers: ['chen', 'sun'] },
  { id: 'head', name: '中心领导签发', approvers: ['lin'] },
]
const NAMES: Record<string, string> = { chen: '陈处长', sun: '孙处长', lin: '林主任' }
const publication = { ...PUBLICATION, steps: STEPS }

const sentenceOf = (code: RefusalCode) => REFUSALS[code].message

function told(reader: string, approvals: Approvals, change: Partial<Issue> = {}) {
  const issue = anIssue({
    state: 'review',
    ...change,
    review: { ...aReview({ steps: STEPS, sentBy: 'zhou' }), approvals },
  })
  const actor = anotherActor(reader, ['leader'])
  return standing(issue, { publication, actor, nameOf: (id) => NAMES[id] ?? '', sentenceOf })
}

const yes = (personId: string): Approvals[number] => ({
  step: 'office',
  stepName: '处室审核',
  personId,
  personName: NAMES[personId] ?? '',
  at: '2026-02-09T02:30:00.000Z',
  contentHash: 'a'.repeat(64),
  pdfHash: 'b'.repeat(64),
  comment: '',
})

test('a substitute is told for whom they decide, and that both names stand on it', () => {
  const issue = anIssue({ state: 'review', review: aReview({ steps: STEPS, sentBy: 'zhou' }) })
  const reader = { publication, nameOf: (id: string) => NAMES[id] ?? '', standsInFor: ['chen'], sentenceOf }
  const { text, mayDecide } = standing(issue, { ...reader, actor: anotherActor('wang', ['leader']) }) ?? {}
  expect([text, mayDecide]).toEqual(['由您代理：陈处长。请审阅后办理，署名含两人姓名。', true])
})

test('a substitute who would leave the later step without its person may return the issue, and is told so', () => {
  const issue = anIssue({ state: 'review', review: aReview({ steps: STEPS, sentBy: 'zhou' }) })
  const reader = { publication, actor: anotherActor('lin', ['leader']), nameOf: () => '', standsInFor: ['chen'] }
  const { text, mayDecide } = standing(issue, { ...reader, sentenceOf }) ?? {}
  expect([mayDecide, whyNotMoveIssue(issue, 'return', reader)]).toEqual([false, null])
  expect(text).toContain('您可以代为退回')
})

test.each<[string, string, Approvals, Partial<Issue>, string | null]>([
  ['their turn', 'chen', [], {}, '请审阅后办理。'],
  ['they approved', 'chen', [yes('chen')], {}, '您已于2026年2月9日 10:30通过“处室审核”，等待林主任签发。'],
  ['a colleague took the step', 'sun', [yes('chen')], {}, '现在等待林主任办理“中心领导签发”。'],
  ['their step comes later', 'lin', [], {}, '现在等待陈处长、孙处长办理“处室审核”。办到“中心领导签发”时由您签发。'],
  [
    'they wrote it',
    'chen',
    [],
    { authors: ['chen'] },
    '您参与了本期的编写，不办理审核。现在等待孙处长办理“处室审核”。',
  ],
  [
    'they wrote it and nobody else may',
    'lin',
    [yes('chen')],
    { authors: ['lin'] },
    '您参与了本期的编写，不办理审核。“中心领导签发”现在没有人可以办理，请联系管理员在“设置”中为这一环节指定审核人。',
  ],
  ['nothing is under review', 'chen', [], { state: 'department-input' }, null],
])('%s', (_, reader, approvals, change, text) => {
  expect(told(reader, approvals, change)?.text ?? null).toBe(text)
})
