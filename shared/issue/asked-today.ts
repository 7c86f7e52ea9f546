/** Finds who is asked to take the step that a review stands at: who may take it, and today's substitutes of those. */
import type { Person } from '../centre/person.ts'
import type { Publication } from '../centre/publication.ts'
import { signedName, substituteOf } from '../centre/stands-in.ts'
import type { Issue } from './issue.ts'
import { oneForEach } from './one-for-each.ts'
import { type Takers, whyShort, whyUnfit } from './takers.ts'

/** `name`: as it would be signed; `onBehalfOf`: the id of the one in whose stead they are asked. */
export type Asked = { id: string; name: string; onBehalfOf?: string }
/** A substitute who may not take it this time. */
type Unfit = { id: string; name: string; onBehalfOf: string; why: string }
export type AskedToday = { asked: Asked[]; unfit: Unfit[] }

/** The substitutes of a day of those who may take the step: whose rows `askedToday` needs beside the takers. */
export const substitutesOf = (takers: readonly Takers[], day: string): string[] =>
  (takers[0]?.may ?? []).flatMap((person) => substituteOf(person, day) ?? [])

type Review = { issue: Issue; publication: Publication }

/**
 * Nobody is asked for a step that would leave a later one without its person. `takers`: of the steps still to be taken
 * (takers.ts); `known`: people by id, the substitutes at least; `day` is today (`YYYY-MM-DD`).
 */
export function askedToday(
  { issue, publication }: Review,
  { takers, known, day }: { takers: readonly Takers[]; known: ReadonlyMap<string, Person>; day: string },
): AskedToday {
  const [first, ...later] = takers
  if (!first) return { asked: [], unfit: [] }
  const may = first.may.filter(({ id }) => whyNotEnough(later, [id]) === null)
  const asked = new Map<string, Asked>(may.map(({ id, name }) => [id, { id, name }]))
  const unfit: Unfit[] = []
  for (const absent of first.may) {
    const substitute = known.get(substituteOf(absent, day) ?? '')
    if (!substitute || first.may.some(({ id }) => id === substitute.id)) continue
    const one = { id: substitute.id, name: signedName({ ...named(substitute), onBehalfOf: named(absent) }) }
    const lacking = whyNotEnough(later, [absent.id, substitute.id])
    const why = whyUnfit(issue, publication, substitute) ?? (lacking && `代为办理后，${lacking}`)
    if (why !== null) unfit.push({ ...one, onBehalfOf: absent.id, why })
    else if (!asked.has(one.id)) asked.set(one.id, { ...one, onBehalfOf: absent.id })
  }
  return { asked: [...asked.values()], unfit }
}

const named = ({ name: personName }: Person) => ({ personName })

/** What the later steps would lack where these people are used up by this one; null: they have enough without them. */
export function whyNotEnough(later: readonly Takers[], used: readonly string[]): string | null {
  const left = later.map((takers) => ({ ...takers, may: takers.may.filter(({ id }) => !used.includes(id)) }))
  const { short } = oneForEach(left)
  return short && whyShort(left, short)
}
