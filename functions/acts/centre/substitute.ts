/** Naming who stands in for a leader, by themselves or by an administrator; on the record of people, and told to both. */
import type { Facts } from '#shared/audit-facts.ts'
import { CHINA, dayOf } from '#shared/calendar.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import { LONGEST_SUBSTITUTION } from '#shared/centre/stands-in.ts'
import type { SubstituteRequest, Substitution } from '#shared/centre/substitution.ts'
import { administratorsIn, isLeader } from '#shared/issue/takers.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import { type Task, type Work, workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPerson } from '../../store/load.ts'
import { expectPerson, listPeople } from '../../store/people.ts'
import { changePerson } from '../../store/rows.ts'
import { noticesWaiting } from '../../store/waiting-notices.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { substituteNotices, substitutionBegins } from '../notices/of-no-issue.ts'
import { waitingFor } from '../notices/substitutes.ts'
import { allWorking, mustBeSeen } from './holds.ts'
import { whatTheyCannotTake } from './unfit-substitute.ts'

/** `despite`: the consequences that the caller was told of, and wants it done all the same. */
type Naming = SubstituteRequest & { despite?: readonly string[] | undefined }

/** @throws Refusal `not-allowed` of another leader; `stale`; `bad-request` with what does not fit; `has-consequences` */
export const nameSubstitute = (
  deps: Deps,
  actor: Actor,
  id: string,
  { version, substitute, despite = [] }: Naming,
): Promise<Person> =>
  decideAnew(async () => {
    if (id !== actor.id && !actor.roles.includes('administrator')) throw new Refusal('not-allowed')
    const [person, people] = await Promise.all([loadPerson(deps.table, id), listPeople(deps.table)])
    if (person.version !== version) throw new Refusal('stale')
    const now = deps.clock()
    const known = new Map(people.map((one) => [one.id, one]))
    const wrong = substitute ? whyNot({ actor, person, known, today: dayOf(now) }, substitute) : []
    if (wrong.length > 0) throw new Refusal('bad-request', wrong)
    const { substitute: was, ...rest } = person
    const next: Person = substitute ? { ...rest, substitute } : rest
    const named = substitute && known.get(substitute.personId)
    const before = was && known.get(was.personId)
    const working = await allWorking(deps.table)
    const consequences = named ? whatTheyCannotTake(working, { absent: next, substitute: named, known }) : []
    mustBeSeen(consequences, despite)
    const waiting = waitingFor(working, { absent: next, known, day: dayOf(now) })
    const tasks = whoHears({ actor, absent: next, people, was, before, named, waiting, now })
    await commit(deps.table, {
      writes: [...changePerson(person, next), ...(named ? [expectPerson(named)] : [])],
      record: {
        subject: subjects.people,
        act: act(actor, now, substitute ? 'substitute-named' : 'substitute-ended', `${person.name} ${person.email}`, {
          why: consequences.join('') || null,
          facts: { ...factsOf(substitute, named), ...factsBefore(was, before) },
        }),
      },
      work: [
        ...tasks.map((task) => workFor(deps.newId(), task, now)),
        ...(substitute ? await onItsFirstDay(deps, next, substitute, now) : []),
      ],
    })
    return { ...next, version: version + 1 }
  })

type Renamed = {
  actor: Actor
  /** With their substitute of now, which is `named`. */
  absent: Person
  people: readonly Person[]
  was: Substitution | undefined
  before: Person | undefined
  named: Person | null | undefined
  waiting: string[]
  now: Date
}

/** The former substitute, unless their days ended by themselves, and the new one; each time with the one who is away. */
function whoHears({ actor, absent, people, was, before, named, waiting, now }: Renamed): Task[] {
  const tell = (one: Person, { from, until }: Substitution, told: { ended: boolean; waiting: string[] }) =>
    substituteNotices({ actor, absent, substitute: one, people }, { from, until, by: actor.name, ...told })
  const { substitute } = absent
  const ends = was && was.until >= dayOf(now) && was.personId !== substitute?.personId
  return [
    ...(ends && before ? tell(before, was, { ended: true, waiting: [] }) : []),
    ...(substitute && named ? tell(named, substitute, { ended: false, waiting }) : []),
  ]
}

const factsOf = (to: Substitution | null, named: Person | null | undefined): Facts =>
  to ? { substitute: named?.name ?? to.personId, fromDay: to.from, untilDay: to.until } : {}

const factsBefore = (was: Substitution | undefined, named: Person | null | undefined): Facts =>
  was ? { substituteWas: named?.name ?? was.personId, fromDayWas: was.from, untilDayWas: was.until } : {}

function whyNot(
  { actor, person, known, today }: { actor: Actor; person: Person; known: ReadonlyMap<string, Person>; today: string },
  { personId, from, until }: Substitution,
): RefusalDetail[] {
  const named = known.get(personId)
  const mender = actor.roles.includes('administrator') ? '' : `管理员（${administratorsIn(known.values()).join('、')}）`
  const lastDay = dayOf(new Date(Date.parse(`${from}T00:00:00Z`) + (LONGEST_SUBSTITUTION - 1) * 86_400_000))
  const rules: [boolean, string, string][] = [
    [
      !isLeader(person),
      'personId',
      `${person.name}不是在用的审核领导，没有需要代理的环节；岗位如有变动，请先由管理员登记`,
    ],
    [personId === person.id, 'substitute.personId', '代理人不能是本人，请另选一位'],
    [
      personId === actor.id && person.id !== actor.id,
      'substitute.personId',
      '不能把自己登记为他人的代理人，请由对方本人或其他管理员登记',
    ],
    [!named || !isLeader(named), 'substitute.personId', '代理人须是在用的审核领导，请先由管理员登记岗位'],
    [until < from, 'substitute.until', '结束日期不能早于开始日期，请重新选择'],
    [until < today, 'substitute.until', '结束日期已过，请重新选择'],
    [
      until > lastDay,
      'substitute.until',
      `一次代理不能超过一年，长期由他人办理的，请${mender}在“刊物设置”中修改审核人`,
    ],
  ]
  return rules.filter(([is]) => is).map(([, path, message]) => ({ path, message }))
}

/** When people come to work; one who is named for today is told at once what waits. */
const MORNING = `T08:00:00${CHINA.offset}`

/** The mail of the first day, written once: also where the same was named before, changed, and named again. */
async function onItsFirstDay(deps: Deps, absent: Person, named: Substitution, now: Date): Promise<Work[]> {
  const { personId, from, until } = named
  if (from <= dayOf(now)) return []
  const waits = await noticesWaiting(deps.table, (one) =>
    one.mail === 'substitution-begins' &&
    [one.absentId, one.personId, one.from, one.until].join() === [absent.id, personId, from, until].join()
      ? one
      : null,
  )
  if (waits.length > 0) return []
  return substitutionBegins(absent, named).map((task) => workFor(deps.newId(), task, new Date(from + MORNING)))
}
