/**
 * A person who gets another address or other roles is told, at the old address too, and so are the other administrators: an
 * administrator who gives themselves a leader's place, or a leader's mails, is seen by others.
 */
import { type FactName, factInWords, type Names } from '#shared/audit-facts.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import { OTHER_NOTICES } from '#shared/notices.ts'
import { type Notice, type Work, workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { changedFacts, personFacts } from '../facts.ts'
import { hears, isFor, noticeTask } from './of-no-issue.ts'

/** What one may do, and where one is reached; a name or a title is neither. */
const TOLD: readonly FactName[] = ['mailbox', 'roles', 'departments', 'active', 'head']

type Change = {
  actor: Pick<Actor, 'id' | 'name'>
  now: Date
  /** null: a new person, of whom others are told where they may sign or administer. */
  before: Person | null
  after: Person
  people: readonly Person[]
  names: Names
}

/** One mail for each mailbox; nothing where nothing of it changed. */
export function tellOfPerson({ newId }: Pick<Deps, 'newId'>, change: Change): Work[] {
  const { actor, now, before, after, people } = change
  const changes = changesOf(change)
  if (changes.length === 0) return []
  const what = before ? 'person-changed' : 'person-added'
  const others = people.filter((one) => hears(what, one) && one.id !== actor.id && one.id !== after.id)
  // Also where they are switched off, and not in use any more.
  const concerned = isFor(what, 'themselves') ? [before?.email ?? after.email, after.email] : []
  return [
    ...[...new Set(concerned)].map((address) => ({ name: after.name, address, own: true })),
    ...others.map(({ name, email }) => ({ name, address: email, own: false })),
  ].map(({ own, ...to }) => {
    const said = { person: after.name, by: actor.name, at: now.toISOString(), isNew: before === null, own, changes }
    return workFor(newId(), noticeTask({ mail: OTHER_NOTICES[what].mail, to, ...said }), now)
  })
}

type Told = Extract<Notice, { mail: 'person-changed' }>['changes']

function changesOf({ before, after, names }: Change): Told {
  if (!before && !after.roles.some((role) => role === 'leader' || role === 'administrator')) return []
  const said = personFacts(after)
  const was = before && personFacts(before)
  const changed = was ? changedFacts(was, said) : said
  const inWords = (name: FactName, facts: typeof said) => factInWords(name, facts[name] ?? '', names)
  return TOLD.filter((name) => name in changed).map((name) => {
    const { label, value } = inWords(name, said)
    return { label, before: was && inWords(name, was).value, after: value }
  })
}
