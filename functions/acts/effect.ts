/** The effect of a move, alike for an issue, a submission and a distribution: a table says it for each. What a comment's or a delivery's moves do is said in their acts. */
import type { Facts } from '#shared/audit-facts.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Task } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import type { Write } from '../store/commit.ts'
import type { ReadByAct } from './notices/audiences.ts'

/** What every move is taken in: of which issue, by whom and when. */
export type Moving = {
  deps: Deps
  issue: Issue
  publication: Publication
  actor: Actor
  /** For whom the actor stands in today, of those who approve the step; left out where that is not asked. */
  absent?: readonly Person[]
  /** When the actor answered the code of their session; left out where nobody signs. */
  codeAt?: string
  now: Date
}

type StateOf<Thing> = Thing extends { state: infer State } ? State : never

/** `about`: what the record says it is about, where that is not what is moved. */
export type Effect<Thing> = {
  /** Without its state, which is the table's. */
  change: Omit<Partial<Thing>, 'state' | 'version'>
  /** Where the move leads, of several that its table names. */
  to?: StateOf<Thing>
  writes?: Write[]
  tasks?: Task[]
  about?: string
  facts?: Facts
  /** It rests on what else changes on the same record: where another act came on it since, it is decided anew. */
  holdsToRecord?: true
  /** What it has read that those who tell of the move need too. */
  read?: ReadByAct
}

/** For each move what it changes and causes; whether it is allowed is not asked here but of the table of moves. */
export type Effects<Request extends { move: string }, Of, Thing> = {
  [M in Request['move']]: (of: Of, request: Extract<Request, { move: M }>) => Promise<Effect<Thing>>
}

export function effectOf<Request extends { move: string }, Of, Thing>(
  effects: Effects<Request, Of, Thing>,
  of: Of,
  request: Request,
): Promise<Effect<Thing>> {
  const move: Request['move'] = request.move
  // Looking a union up by its own discriminant: the compiler cannot see that effects[move] takes this request.
  const effect = effects[move] as (of: Of, request: Request) => Promise<Effect<Thing>>
  return effect(of, request)
}
