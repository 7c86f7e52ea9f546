/** The substitutions that end because one of the two may not approve any more: ended in the same act, and both are told. */
import type { Facts } from '#shared/audit-facts.ts'
import { dayInChinese, dayOf } from '#shared/calendar.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import { namedBy, signedName } from '#shared/centre/stands-in.ts'
import { isLeader } from '#shared/issue/takers.ts'
import type { Task } from '#shared/work.ts'
import type { Write } from '../../store/commit.ts'
import { expectPerson } from '../../store/people.ts'
import { changePerson } from '../../store/rows.ts'
import { substituteNotices } from '../notices/of-no-issue.ts'
import type { Hold } from './holds.ts'
import type { Change } from './person-holds.ts'

type Ended = { next: Change['next']; writes: Write[]; tasks: Task[]; facts: Facts; hold: Hold }

/** `next`: who changes, without a substitute of their own where they name none any more. */
export function endSubstitutions(actor: Actor, now: Date, { person, next, people }: Change): Ended {
  if (!isLeader(person) || isLeader(next)) return { next, writes: [], tasks: [], facts: {}, hold: {} }
  const day = dayOf(now)
  const { substitute: own, ...without } = next
  const named = own && day <= own.until ? people.find(({ id }) => id === own.personId) : undefined
  const theirs = namedBy(people, person.id, day)
  const ended = [
    ...(named && own ? [{ absent: next, substitute: named, days: own }] : []),
    ...theirs.map((absent) => ({ absent, substitute: next, days: absent.substitute })),
  ]
  return {
    next: named ? without : next,
    writes: theirs.flatMap((absent) => {
      const { substitute: _, ...rest } = absent
      return changePerson(absent, rest).map(
        (write): Write => (write.kind === 'change' ? { ...write, refusal: 'decide-anew' } : write),
      )
    }),
    tasks: ended.flatMap(({ absent, substitute, days: { from, until } }) =>
      substituteNotices(
        { actor, absent, substitute, people },
        { from, until, by: actor.name, ended: true, waiting: [], left: person.name },
      ),
    ),
    facts: ended.length > 0 ? { substitutionEnded: ended.map(inWords).join('、') } : {},
    hold: {
      consequences: theirs.map(({ id, name, substitute: { from, until } }) => {
        const days = `${dayInChinese(from)}至${dayInChinese(until)}`
        // No mail tells people what they do themselves.
        return id === actor.id
          ? `${person.name}是您的代理人（${days}），此后代理取消，您的审核环节由您本人办理。`
          : `${person.name}是${name}的代理人（${days}），此后代理取消，${name}的审核环节由本人办理，系统会发邮件告知${name}。`
      }),
      // Somebody who names them meanwhile changes their row, and this write is stale.
      expects: people.filter((one) => one.id !== person.id && isLeader(one)).map(expectPerson),
    },
  }
}

const inWords = ({ absent, substitute }: { absent: Pick<Person, 'name'>; substitute: Pick<Person, 'name'> }): string =>
  signedName({ personName: substitute.name, onBehalfOf: { personName: absent.name } })
