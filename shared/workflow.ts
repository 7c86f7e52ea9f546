/**
 * The shape that the moves of an issue, a submission and a distribution share, and the one way to ask about them.
 *
 * A table of moves (issue-workflow.ts, submission-workflow.ts, distribution-workflow.ts) is the only place that says
 * which move is allowed, by whom and from where. The API applies it and the web asks it before it shows a button.
 */
import type { Actor, Role } from './centre/person.ts'
import type { RefusalCode } from './refusals.ts'

/** Why not, by what is known; null where it says nothing against it. */
export type Rule<Facts> = (facts: Facts) => RefusalCode | null

export type Transition<State extends string, Facts> = {
  /** What a person calls it. */
  label: string
  /** Who may: whoever has one of these roles, unless its own rules say something against them. */
  by: { [R in Role]?: readonly Rule<Facts>[] }
  from: readonly State[]
  to: State
  reason: 'none' | 'optional' | 'required'
  /** What stands in the way of someone who may. */
  unless?: readonly Rule<Facts>[]
}

/** Why the actor may not take this move from `state` now (`undefined`: it does not exist), or null: first who, then from where, then the rest. */
export const whyNotMove = <State extends string, Facts extends { actor: Actor }>(
  { by, from, unless = [] }: Transition<State, Facts>,
  state: State | undefined,
  facts: Facts,
): RefusalCode | null =>
  whyNotBy(by, facts) ?? (state !== undefined && from.includes(state) ? firstRefusal(unless, facts) : 'wrong-state')

function whyNotBy<Facts extends { actor: Actor }>(
  by: Transition<string, Facts>['by'],
  facts: Facts,
): RefusalCode | null {
  const refusals = facts.actor.roles.flatMap((role) => (by[role] ? [firstRefusal(by[role], facts)] : []))
  const [first = 'not-allowed'] = refusals
  return refusals.includes(null) ? null : first
}

function firstRefusal<Facts>(rules: readonly Rule<Facts>[], facts: Facts): RefusalCode | null {
  for (const rule of rules) {
    const refusal = rule(facts)
    if (refusal) return refusal
  }
  return null
}
