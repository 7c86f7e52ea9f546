/** The diagrams of README.md and docs/lives.md, printed from the tables of moves. */
import { COMMENT_BEGINNING, COMMENT_MOVES } from '#shared/comments/comment-workflow.ts'
import type { DeliveryState, Distribution } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { AFTER_EVENT, DELIVERY_BEGINNING, DELIVERY_MOVES, SETTLING } from '#shared/distribution/delivery-workflow.ts'
import {
  DISTRIBUTION_BEGINNINGS,
  DISTRIBUTION_MOVES,
  DISTRIBUTION_SYSTEM_MOVES,
} from '#shared/distribution/distribution-workflow.ts'
import { ISSUE_BEGINNINGS, ISSUE_MOVES, ISSUE_SYSTEM_MOVES } from '#shared/issue/issue-workflow.ts'
import { SUBMISSION_BEGINNING, SUBMISSION_MOVES } from '#shared/submission/submission-workflow.ts'

type Beginning = { label: string; by: 'system' | object; to: string | readonly string[] }
type Row = Beginning & { from: readonly string[] }

/** Mermaid's name of a state: no hyphens (mermaid.js.org, stateDiagram-v2). */
const nameOf = (state: string): string => state.replaceAll('-', '_')

const arrows = (from: string, move: string, { to, label, by }: Beginning): string[] =>
  [to]
    .flat()
    .map(
      (after) =>
        `  ${from} --> ${nameOf(after)}: ${label} ${move} (${by === 'system' ? by : Object.keys(by).join(', ')})`,
    )

/** A Mermaid state diagram: one line a move and state, with what people call it and who takes it. */
function diagram(beginnings: Record<string, Beginning>, moves: Record<string, Row>, ends: readonly string[]): string {
  const [first, then] = [Object.entries(beginnings), Object.entries(moves)]
  const states = [...new Set([...first, ...then].flatMap(([, { to }]) => to))]
  return [
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state}" as ${nameOf(state)}`),
    ...first.flatMap(([move, row]) => arrows('[*]', move, row)),
    ...then.flatMap(([move, row]) => row.from.flatMap((from) => arrows(nameOf(from), move, row))),
    ...ends.map((state) => `  ${nameOf(state)} --> [*]`),
  ].join('\n')
}

/** What people do with an issue, for README. */
export const workflowDiagram = (): string => diagram(ISSUE_BEGINNINGS, ISSUE_MOVES, ['published'])

const issueDiagram = (): string => diagram(ISSUE_BEGINNINGS, { ...ISSUE_MOVES, ...ISSUE_SYSTEM_MOVES }, ['published'])

// Object.entries and Object.keys lose the key types of closed tables.
const deliveryStates = Object.keys(DELIVERY_STATES) as DeliveryState[]
const events = Object.keys(AFTER_EVENT.queued) as (keyof typeof AFTER_EVENT.queued)[]

const prefixed = (prefix: string, rows: Record<string, Row>): Record<string, Row> =>
  Object.fromEntries(Object.entries(rows).map(([move, row]) => [`${prefix}${move}`, row]))

/** Of each life its name and its diagram. */
export const LIVES: readonly [name: string, diagram: string][] = [
  ['issue', issueDiagram()],
  ['submission', diagram({ start: SUBMISSION_BEGINNING }, SUBMISSION_MOVES, ['adopted', 'declined'])],
  ['comment', diagram({ comment: COMMENT_BEGINNING }, COMMENT_MOVES, ['resolved'])],
  [
    'distribution',
    diagram(DISTRIBUTION_BEGINNINGS, { ...DISTRIBUTION_MOVES, ...DISTRIBUTION_SYSTEM_MOVES }, [
      'done',
    ] satisfies Distribution['state'][]),
  ],
  [
    'delivery',
    diagram(
      { queue: DELIVERY_BEGINNING },
      { ...DELIVERY_MOVES, ...prefixed('settle ', SETTLING) },
      deliveryStates.filter((state) => DELIVERY_STATES[state].ended),
    ),
  ],
]

/** What the mail service tells later, as a table: it may come in any state. */
export const heardTable = (): string =>
  [
    `| state | ${events.join(' | ')} |`,
    `| --- |${' --- |'.repeat(events.length)}`,
    ...deliveryStates.map((state) => `| ${state} | ${events.map((event) => AFTER_EVENT[state][event]).join(' | ')} |`),
  ].join('\n')
