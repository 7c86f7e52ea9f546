/** The diagram of an issue's life in README.md, printed from the table of transitions. */
import { TRANSITIONS, type Transition } from './workflow.ts'

/** A Mermaid state diagram (mermaid.js.org, stateDiagram-v2): one line a move, who may take it in brackets. */
export function workflowDiagram(): string {
  const lines = Object.entries<Transition>(TRANSITIONS).map(
    ([move, { from, to, by, label }]) => `  ${from ?? '[*]'} --> ${to}: ${label} ${move} (${by})`,
  )
  return ['stateDiagram-v2', ...lines, '  published --> [*]'].join('\n')
}
