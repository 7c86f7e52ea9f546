/** The one way in which people's moves are taken: who → stale → state → reason → effect → who hears → commit, alike for every life. */
import type { Facts as RecordFacts } from '#shared/audit-facts.ts'
import type { ActName } from '#shared/audit-labels.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Row } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Told } from '#shared/told.ts'
import { type Task, workFor } from '#shared/work.ts'
import { stateAfter, type Transition, whyNotBy, whyNotFrom } from '#shared/workflow.ts'
import { commit, type Write } from '../store/commit.ts'
import type { Head } from '../store/head.ts'
import { act } from './act.ts'
import { type Effects, effectOf, type Moving } from './effect.ts'
import type { About } from './notices/audiences.ts'
import { noticesOf } from './notices/notices.ts'

type Moved<State> = { state: State; version: number }

/** One move that somebody asks for: its row of the table, what is known, and how it is written. */
type Asked<State extends string, Facts, Thing extends Moved<State>> = {
  transition: Transition<State, Facts>
  facts: Facts
  /** What is moved; null where there is none, which no move leads on from. */
  was: Thing | null
  /** As the mover read it; null where the move is not about what was read. */
  version: number | null
  /** The mover's own words. */
  reason: string
}

type Written<State, Thing extends Moved<State>> = {
  /** What every move of this life changes, unless its effect says otherwise. */
  always: (now: string) => Partial<Omit<Thing, keyof Moved<State>>>
  write: (was: Thing, next: Thing) => Write
  /** What follows, whichever move it was. */
  follows?: (next: Thing) => Task[]
  /** Its row of shared/notices.ts, and what is told besides what every move knows. */
  notices: Row
  tells: (next: Thing) => Pick<About, 'issue' | 'submission' | 'distribution'>
  /** `about`: unless the effect names something else. */
  record: { head: Head | null | undefined; subject: string; what: ActName; about: string; facts?: RecordFacts }
}

/**
 * Answers the thing as it stands now, with whom the move writes to.
 * @throws Refusal who may not; `stale`; `wrong-state` and what else stands in the way; `reason-required`; what the effect refuses
 */
export async function takeMove<
  State extends string,
  Facts extends { actor: Actor },
  Thing extends Moved<State>,
  Request extends { move: string },
  Of extends Moving,
>(
  asked: Asked<State, Facts, Thing> & Written<State, Thing>,
  { effects, request, of }: { effects: Effects<Request, Of, Thing>; request: Request; of: (was: Thing) => Of },
): Promise<Thing & { told?: Told }> {
  const was = movable(asked)
  const moving = of(was)
  const { deps, actor, publication, now } = moving
  const { change, to, writes = [], tasks = [], about, facts, read } = await effectOf(effects, moving, request)
  const next: Thing = {
    ...was,
    ...asked.always(now.toISOString()),
    ...change,
    state: stateAfter(asked.transition, was.state, to),
  }
  const notices = await noticesOf(asked.notices, {
    table: deps.table,
    actor,
    publication,
    before: moving.issue,
    reason: asked.reason,
    ...asked.tells(next),
    ...(read && { read }),
  })
  const { head, subject, what, ...record } = asked.record
  await commit(deps.table, {
    writes: [asked.write(was, next), ...writes],
    record: {
      head,
      subject,
      act: act(actor, now, what, about ?? record.about, {
        why: asked.reason || null,
        facts: { ...record.facts, ...facts, ...notices.facts },
      }),
    },
    work: [...tasks, ...notices.tasks, ...(asked.follows?.(next) ?? [])].map((task) =>
      workFor(deps.newId(), task, now),
    ),
  })
  return { ...next, version: was.version + 1, ...(notices.told && { told: notices.told }) }
}

/** Whoever read an older one hears that before what the rules say: that is said of one they have not seen. */
function movable<State extends string, Facts extends { actor: Actor }, Thing extends Moved<State>>({
  transition,
  facts,
  was,
  version,
  reason,
}: Asked<State, Facts, Thing>): Thing {
  const who = whyNotBy(transition, facts)
  if (who) throw new Refusal(who)
  if (was && version !== null && was.version !== version) throw new Refusal('stale')
  const why = whyNotFrom(transition, was?.state, facts)
  if (why || !was) throw new Refusal(why ?? 'wrong-state')
  if (transition.reason === 'required' && reason === '') throw new Refusal('reason-required')
  return was
}
