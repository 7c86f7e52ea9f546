/** Notices that are of no issue: a code, a pause of mail, a broken record; of a person's registration: person-changed.ts. */
import type { Person } from '#shared/centre/person.ts'
import type { Substitution } from '#shared/centre/substitution.ts'
import { OTHER_NOTICES } from '#shared/notices.ts'
import type { Notice, Task } from '#shared/work.ts'
import { isAdministrator, isEditor } from './audiences.ts'

export const noticeTask = (notice: Notice): Task => ({ kind: 'notice', notice })

export const codeNotice = (challengeId: string): Task =>
  noticeTask({ mail: OTHER_NOTICES['ask-code'].mail, challengeId })

/** To whoever may mend a fault, and whoever waits for it. */
export const pauseNotices = (
  people: readonly Person[],
  said: { since: string; until: string; reason: string },
): Task[] =>
  people
    .filter((person) => hears('mail-goes-again', person))
    .map(({ id: personId }) => noticeTask({ mail: OTHER_NOTICES['mail-goes-again'].mail, personId, ...said }))

/** To whoever can look into it. */
export const breakNotices = (people: readonly Person[], record: string): Task[] =>
  people
    .filter((person) => hears('record-breaks', person))
    .map(({ id: personId }) => noticeTask({ mail: OTHER_NOTICES['record-breaks'].mail, personId, record }))

type OfSubstitute = { actor: Pick<Person, 'id'>; absent: Person; substitute: Person; people: readonly Person[] }

/** To both of them, and where the absent one did not say so to the other administrators; but not to who said so. */
export function substituteNotices(
  { actor, absent, substitute, people }: OfSubstitute,
  said: Omit<Extract<Notice, { mail: 'substitute-named' }>, 'mail' | 'to' | 'absent' | 'substitute'>,
): Task[] {
  const what = said.left === undefined ? 'name-substitute' : 'substitution-falls'
  const watching = actor.id === absent.id ? [] : people.filter((person) => hears(what, person))
  const told = new Map([...watching, absent, substitute].map((person) => [person.id, person]))
  return [...told.values()]
    .filter(({ id, active }) => active && id !== actor.id)
    .map(({ name, email }) =>
      noticeTask({
        mail: OTHER_NOTICES[what].mail,
        to: { name, address: email },
        ...{ absent: absent.name, substitute: substitute.name },
        ...said,
      }),
    )
}

/** To the substitute, in the morning of the first day. */
export const substitutionBegins = (absent: Pick<Person, 'id'>, { personId, from, until }: Substitution): Task =>
  noticeTask({ mail: OTHER_NOTICES['substitution-begins'].mail, personId, absentId: absent.id, from, until })

const AMONG = { administrators: isAdministrator, 'other-administrators': isAdministrator, editors: isEditor } as const

/** Whether this is one of those that the table names by their role. */
export const hears = (what: keyof typeof OTHER_NOTICES, person: Pick<Person, 'active' | 'roles'>): boolean => {
  const to: readonly string[] = OTHER_NOTICES[what].to
  return person.active && Object.entries(AMONG).some(([audience, is]) => to.includes(audience) && is(person))
}
