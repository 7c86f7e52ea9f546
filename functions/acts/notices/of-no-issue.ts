/** Notices that are of no issue: a code, a pause of mail, a broken record; of a person's registration: person-changed.ts. */
import type { Person } from '#shared/centre/person.ts'
import type { Substitution } from '#shared/centre/substitution.ts'
import { OTHER_NOTICES } from '#shared/notices.ts'
import type { Notice, Task } from '#shared/work.ts'
import { isAdministrator, isEditor } from './audiences.ts'

export const noticeTask = (notice: Notice): Task => ({ kind: 'notice', notice })

export const codeNotices = (challengeId: string): Task[] =>
  isFor('ask-code', 'themselves') ? [noticeTask({ mail: OTHER_NOTICES['ask-code'].mail, challengeId })] : []

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

/** Nobody hears of what they said themselves. */
export function substituteNotices(
  { actor, absent, substitute, people }: OfSubstitute,
  said: Omit<Extract<Notice, { mail: 'substitute-named' }>, 'mail' | 'to' | 'absent' | 'substitute'>,
): Task[] {
  const what = said.left === undefined ? 'name-substitute' : 'substitution-falls'
  const others = people.filter(({ id }) => id !== absent.id && id !== substitute.id)
  return [...others, ...(substitute.id === absent.id ? [] : [absent]), substitute]
    .filter((person) => person.id !== actor.id && hears(what, person, { actor, absent, substitute }))
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
export const substitutionBegins = (absent: Pick<Person, 'id'>, { personId, from, until }: Substitution): Task[] =>
  isFor('substitution-begins', 'substitute')
    ? [noticeTask({ mail: OTHER_NOTICES['substitution-begins'].mail, personId, absentId: absent.id, from, until })]
    : []

type What = keyof typeof OTHER_NOTICES
type OtherAudience = (typeof OTHER_NOTICES)[What]['to'][number]

/** Whether the table says that such a thing is told to them. */
export const isFor = (what: What, audience: OtherAudience): boolean => {
  const to: readonly OtherAudience[] = OTHER_NOTICES[what].to
  return to.includes(audience)
}

type Somebody = Pick<Person, 'id' | 'active' | 'roles'>
/** Whom it is about, and who did it. */
type Concerned = Partial<Record<'actor' | 'absent' | 'substitute', Pick<Person, 'id'>>>

const IS: Record<OtherAudience, (person: Somebody, concerned: Concerned) => boolean> = {
  administrators: isAdministrator,
  'other-administrators': (person, { actor, absent }) => actor?.id !== absent?.id && isAdministrator(person),
  editors: isEditor,
  themselves: ({ id }, { absent }) => id === absent?.id,
  substitute: ({ id }, { substitute }) => id === substitute?.id,
}

/** Whether this is one of those in use that the table names. */
export const hears = (what: What, person: Somebody, concerned: Concerned = {}): boolean =>
  person.active && OTHER_NOTICES[what].to.some((audience) => IS[audience](person, concerned))
