/**
 * The shape that the five tables of moves (`*-workflow.ts`) share, and the one way to ask about them: which move is allowed, by whom and
 * from where. The API applies a table, the web asks it before it shows a button, docs/lives.md is printed from all.
 */
import type { Actor, Role } from './centre/person.ts'
import type { RefusalCode } from './refusals.ts'

/** Why not, by what is known; null where it says nothing against it. */
export type Rule<Facts> = (facts: Facts) => RefusalCode | null

export type Transition<State extends string, Facts> = {
  /** What a person calls it. */
  label: string
  /** Who may: everyone with one of these roles, unless its own rules say something against them. */
  by: { [R in Role]?: readonly Rule<Facts>[] }
  from: readonly State[]
  /** Where it leads; of several its effect says which, else it is the first. */
  to: State | readonly State[]
  reason: 'none' | 'optional' | 'required'
  /** What stands in the way of someone who may. */
  unless?: readonly Rule<Facts>[]
}

/** A move that no person asks for: the workers take it, by what they find. */
export type SystemTransition<State extends string> = {
  label: string
  by: 'system'
  from: readonly State[]
  to: State
}

/** Why the actor may not take this move from `state` now (`undefined`: it does not exist), or null: first who, then from where, then the rest. */
export const whyNotMove = <State extends string, Facts extends { actor: Actor }>(
  transition: Transition<State, Facts>,
  state: State | undefined,
  facts: Facts,
): RefusalCode | null => whyNotBy(transition, facts) ?? whyNotFrom(transition, state, facts)

/** Why the actor takes no such move at all, or null. */
export function whyNotBy<Facts extends { actor: Actor }>(
  { by }: Pick<Transition<string, Facts>, 'by'>,
  facts: Facts,
): RefusalCode | null {
  const refusals = facts.actor.roles.flatMap((role) => (by[role] ? [firstRefusal(by[role], facts)] : []))
  const [first = 'not-allowed'] = refusals
  return refusals.includes(null) ? null : first
}

/** Why someone who may take it cannot do so from here now, or null. */
export const whyNotFrom = <State extends string, Facts>(
  { from, unless = [] }: Pick<Transition<State, Facts>, 'from' | 'unless'>,
  state: State | undefined,
  facts: Facts,
): RefusalCode | null => (state !== undefined && from.includes(state) ? firstRefusal(unless, facts) : 'wrong-state')

/**
 * The state that a move leads to. `chosen`: which of several.
 * @throws Error where the table knows no such move, which is a fault of the program and nobody's refusal
 */
export function stateAfter<State extends string>(
  { label, from, to }: Pick<Transition<State, never>, 'label' | 'from' | 'to'>,
  state: State,
  chosen?: State,
): State {
  const all = typeof to === 'string' ? [to] : to
  const after = chosen ?? all[0]
  if (!from.includes(state) || after === undefined || !all.includes(after))
    throw new Error(`${label} does not lead from ${state} to ${after}`)
  return after
}

function firstRefusal<Facts>(rules: readonly Rule<Facts>[], facts: Facts): RefusalCode | null {
  for (const rule of rules) {
    const refusal = rule(facts)
    if (refusal) return refusal
  }
  return null
}
