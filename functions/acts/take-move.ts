/** The one way in which people's moves are taken: who → stale → state → reason → effect → who hears → commit, alike for every life. */
import type { Facts as RecordFacts } from '#shared/audit-facts.ts'
import type { ActName } from '#shared/audit-labels.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Row } from '#shared/notices.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import type { Told } from '#shared/told.ts'
import { type Task, workFor } from '#shared/work.ts'
import { stateAfter, type Transition, whyNotBy, whyNotFrom } from '#shared/workflow.ts'
import { type Commit, commit, type Write } from '../store/commit.ts'
import type { Head } from '../store/record-head.ts'
import { act } from './act.ts'
import { type Effects, effectOf, type Moving } from './effect.ts'
import type { About } from './notices/audiences.ts'
import { noticesOf } from './notices/notices.ts'

type Moved<State> = { state: State; version: number }
type Still<State, Thing extends Moved<State>> = Partial<Omit<Thing, keyof Moved<State>>>

/** A move that somebody asks for: its row of the table, what is known, and the mover's own words. */
type Asked<State extends string, Facts> = { transition: Transition<State, Facts>; facts: Facts; reason: string }

/** What is moved, null where there is none, which no move leads on from; and the version that the mover read, null where the move is not about what was read. */
type Read<Thing> = { was: Thing | null; version: number | null }

/** How a refusal is said of those that it is about. */
type Refuse<Thing> = (code: RefusalCode, those: readonly Thing[]) => Refusal

type Prepared<Thing> = {
  next: readonly Thing[]
  write: (was: Thing, next: Thing) => Write
  writes: Write[]
  record: NonNullable<Commit['record']>
  tasks: readonly Task[]
}

/**
 * Several things by one move, or none. `prepare` says what becomes of each, with a state that is the table's (`after`).
 * Answers them as they stand now.
 * @throws Refusal who may not; `stale`; `wrong-state` and what else stands in the way; `reason-required`; what `prepare` refuses
 */
export async function takeMoves<State extends string, Facts extends { actor: Actor }, Thing extends Moved<State>>(
  { deps, now }: Pick<Moving, 'deps' | 'now'>,
  asked: Asked<State, Facts> & { things: readonly Read<Thing>[]; refuse?: Refuse<Thing> },
  prepare: (
    things: readonly Thing[],
    after: (was: Thing, change: Still<State, Thing>, to?: State) => Thing,
  ) => Promise<Prepared<Thing>>,
): Promise<Thing[]> {
  const things = movable(asked)
  const { next, write, writes, record, tasks } = await prepare(things, (was, change, to) => ({
    ...was,
    ...change,
    state: stateAfter(asked.transition, was.state, to),
  }))
  await commit(deps.table, {
    writes: [...things.flatMap((was, n) => (next[n] ? [write(was, next[n])] : [])), ...writes],
    record,
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return next.map((one) => ({ ...one, version: one.version + 1 }))
}

type Written<State, Thing extends Moved<State>> = {
  /** What every move of this life changes, unless its effect says otherwise. */
  always: (now: string) => Still<State, Thing>
  write: (was: Thing, next: Thing) => Write
  /** What follows, whichever move it was. */
  follows?: (next: Thing) => Task[]
  /** Its row of shared/notices.ts, and what is told besides what every move knows. */
  notices: Row
  tells: (next: Thing) => Pick<About, 'issue' | 'submission' | 'entry' | 'comment' | 'distribution'>
  /** `about`: unless the effect names something else. */
  record: { head: Head | null | undefined; subject: string; what: ActName; about: string; facts?: RecordFacts }
}

/** One thing, by the table of effects of its life. Answers it as it stands now, with whom the move writes to. @throws Refusal as `takeMoves` does */
export async function takeMove<
  State extends string,
  Facts extends { actor: Actor },
  Thing extends Moved<State>,
  Request extends { move: string },
  Of extends Moving,
>(
  asked: Asked<State, Facts> & Read<Thing> & Written<State, Thing>,
  {
    effects,
    request,
    of,
    ...at
  }: Pick<Moving, 'deps' | 'now'> & { effects: Effects<Request, Of, Thing>; request: Request; of: (was: Thing) => Of },
): Promise<Thing & { told?: Told }> {
  let told: Told | undefined
  const things = [{ was: asked.was, version: asked.version }]
  const [moved] = await takeMoves(at, { ...asked, things }, async ([was], after) => {
    if (!was) throw new Refusal('wrong-state')
    const moving = of(was)
    const { actor, publication, now } = moving
    const {
      change,
      to,
      writes = [],
      tasks = [],
      about,
      facts,
      holdsToRecord,
      read,
    } = await effectOf(effects, moving, request)
    const next = after(was, { ...asked.always(now.toISOString()), ...change }, to)
    const notices = await noticesOf(asked.notices, {
      table: moving.deps.table,
      now,
      actor,
      publication,
      before: moving.issue,
      reason: asked.reason,
      ...asked.tells(next),
      ...(read && { read }),
    })
    told = notices.told
    const { head, subject, what, ...record } = asked.record
    return {
      next: [next],
      write: asked.write,
      writes,
      record: {
        head,
        heldTo: holdsToRecord,
        subject,
        act: act(actor, now, what, about ?? record.about, {
          why: asked.reason || null,
          facts: { ...record.facts, ...facts, ...notices.facts },
        }),
      },
      tasks: [...tasks, ...notices.tasks, ...(asked.follows?.(next) ?? [])],
    }
  })
  if (!moved) throw new Refusal('wrong-state')
  return { ...moved, ...(told && { told }) }
}

/** An actor who read an older version hears that before the rules are asked: they would speak of one that the actor has not seen. */
function movable<State extends string, Facts extends { actor: Actor }, Thing extends Moved<State>>({
  transition,
  facts,
  things,
  reason,
  refuse = (code) => new Refusal(code),
}: Asked<State, Facts> & { things: readonly Read<Thing>[]; refuse?: Refuse<Thing> }): Thing[] {
  const who = whyNotBy(transition, facts)
  if (who) throw new Refusal(who)
  const there = things.flatMap(({ was }) => was ?? [])
  const old = things.flatMap(({ was, version }) => (was && version !== null && was.version !== version ? [was] : []))
  if (old.length > 0) throw refuse('stale', old)
  const judged = things.map(({ was }) => ({ was, why: whyNotFrom(transition, was?.state, facts) }))
  const [first] = judged.flatMap(({ why }) => why ?? [])
  if (first)
    throw refuse(
      first,
      judged.flatMap(({ was, why }) => (was && why === first ? [was] : [])),
    )
  if (transition.reason === 'required' && reason === '') throw new Refusal('reason-required')
  return there
}
