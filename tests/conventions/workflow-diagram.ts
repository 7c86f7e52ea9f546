/** The diagram of an issue's life in README.md, printed from the table of transitions. */
import type { IssueState } from '#shared/issue.ts'
import { TRANSITIONS, type Transition } from '#shared/workflow.ts'

/** Mermaid's name of a state: no hyphens (mermaid.js.org, stateDiagram-v2). */
const nameOf = (state: IssueState | null): string => state?.replaceAll('-', '_') ?? '[*]'

/** A Mermaid state diagram: one line a move, with what people call it and who may take it. */
export function workflowDiagram(): string {
  const transitions = Object.entries<Transition>(TRANSITIONS)
  const states = [...new Set(transitions.map(([, { to }]) => to))]
  return [
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state}" as ${nameOf(state)}`),
    ...transitions.map(
      ([move, { from, to, by, label }]) => `  ${nameOf(from)} --> ${nameOf(to)}: ${label} ${move} (${by})`,
    ),
    `  ${nameOf('published')} --> [*]`,
  ].join('\n')
}
