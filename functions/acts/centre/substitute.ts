/** Naming who stands in for a leader, by themselves or by an administrator; on the record of people, and told to both. */
import type { Facts } from '#shared/audit-facts.ts'
import { dayOf } from '#shared/calendar.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import { LONGEST_SUBSTITUTION } from '#shared/centre/stands-in.ts'
import type { SubstituteRequest, Substitution } from '#shared/centre/substitution.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { isLeader, takersOf } from '#shared/issue/takers.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPerson } from '../../store/load.ts'
import { expectPerson, listPeople } from '../../store/people.ts'
import { changePerson } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { substituteNotices } from '../notices/of-no-issue.ts'
import { withSubstitutes } from '../notices/substitutes.ts'
import { allWorking } from './holds.ts'

/** @throws Refusal `not-allowed` of another leader; `stale`; `bad-request` with what does not fit */
export const nameSubstitute = (
  deps: Deps,
  actor: Actor,
  id: string,
  { version, substitute }: SubstituteRequest,
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
    const tell = (one: Person, { from, until }: Substitution, told: { ended: boolean; waiting: string[] }) =>
      substituteNotices({ actor, absent: next, substitute: one, people }, { from, until, by: actor.name, ...told })
    const waiting = await waitingFor(deps, next, now)
    // What is over already ended by itself.
    const ends = was && was.until >= dayOf(now) && was.personId !== substitute?.personId
    const tasks = [
      ...(ends && before ? tell(before, was, { ended: true, waiting: [] }) : []),
      ...(substitute && named ? tell(named, substitute, { ended: false, waiting }) : []),
    ]
    await commit(deps.table, {
      writes: [...changePerson(person, next), ...(named ? [expectPerson(named)] : [])],
      record: {
        subject: subjects.people,
        act: act(actor, now, substitute ? 'substitute-named' : 'substitute-ended', `${person.name} ${person.email}`, {
          facts: { ...factsOf(substitute, named), ...factsBefore(was, before) },
        }),
      },
      work: tasks.map((task) => workFor(deps.newId(), task, now)),
    })
    return { ...next, version: version + 1 }
  })

const factsOf = (to: Substitution | null, named: Person | null | undefined): Facts =>
  to ? { substitute: named?.name ?? to.personId, fromDay: to.from, untilDay: to.until } : {}

const factsBefore = (was: Substitution | undefined, named: Person | null | undefined): Facts =>
  was ? { substituteWas: named?.name ?? was.personId, fromDayWas: was.from, untilDayWas: was.until } : {}

function whyNot(
  { actor, person, known, today }: { actor: Actor; person: Person; known: ReadonlyMap<string, Person>; today: string },
  { personId, from, until }: Substitution,
): RefusalDetail[] {
  const named = known.get(personId)
  const lastDay = dayOf(new Date(Date.parse(`${from}T00:00:00Z`) + (LONGEST_SUBSTITUTION - 1) * 86_400_000))
  const rules: [boolean, string, string][] = [
    [!isLeader(person), 'personId', `${person.name}不是在用的审核领导，没有需要代理的环节`],
    [personId === person.id, 'substitute.personId', '代理人不能是本人，请另选一位'],
    [
      personId === actor.id && person.id !== actor.id,
      'substitute.personId',
      '不能把自己登记为他人的代理人，请由对方本人或其他管理员登记',
    ],
    [!named || !isLeader(named), 'substitute.personId', '代理人须是在用的审核领导，请先由管理员登记岗位'],
    [until < from, 'substitute.until', '结束日期不能早于开始日期'],
    [until < today, 'substitute.until', '结束日期已过，请重新选择'],
    [until > lastDay, 'substitute.until', '一次代理不能超过一年，长期由他人办理的，请在“刊物设置”中修改审核人'],
  ]
  return rules.filter(([is]) => is).map(([, path, message]) => ({ path, message }))
}

/** What stands at a step of theirs now, and can be decided by the substitute of today: `2026年第2期“处室审核”`. */
async function waitingFor({ table }: Deps, absent: Person, now: Date): Promise<string[]> {
  if (!absent.substitute) return []
  const found = (await allWorking(table)).flatMap(({ publication, issues }) =>
    issues
      .filter(({ state }) => state === 'review')
      .map(async (issue) => {
        const [step] = takersOf(issue, publication, new Map([[absent.id, absent]]))
        const asked = await withSubstitutes({ table, publication, now }, issue, step?.may ?? [])
        return asked.length > 1 ? [`${issueLabel(issue)}“${step?.step.name}”`] : []
      }),
  )
  return (await Promise.all(found)).flat()
}
