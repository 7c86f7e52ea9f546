/** The diagram of an issue's life in README.md, printed from its table of moves. */
import type { IssueState } from '#shared/issue/issue.ts'
import { ISSUE_BEGINNINGS, ISSUE_MOVES, type IssueTransition } from '#shared/issue/issue-workflow.ts'

type Beginning = Pick<IssueTransition, 'to' | 'label' | 'by'>

/** Mermaid's name of a state: no hyphens (mermaid.js.org, stateDiagram-v2). */
const nameOf = (state: IssueState): string => state.replaceAll('-', '_')

const arrow = (from: string, move: string, { to, label, by }: Beginning) =>
  `  ${from} --> ${nameOf(to)}: ${label} ${move} (${Object.keys(by).join(', ')})`

/** A Mermaid state diagram: one line a move, with what people call it and who may take it. */
export function workflowDiagram(): string {
  const beginnings = Object.entries<Beginning>(ISSUE_BEGINNINGS)
  const moves = Object.entries<IssueTransition>(ISSUE_MOVES)
  const states = [...new Set([...beginnings, ...moves].map(([, { to }]) => to))]
  return [
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state}" as ${nameOf(state)}`),
    ...beginnings.map(([move, row]) => arrow('[*]', move, row)),
    ...moves.flatMap(([move, row]) => row.from.map((from) => arrow(nameOf(from), move, row))),
    `  ${nameOf('published')} --> [*]`,
  ].join('\n')
}
