/** Finds whether somebody is asked for the step that an issue stands at, as things are now, and says what of substitutes. */
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { AskedToday } from '#shared/issue/asked-today.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { whoMends } from '#shared/issue/takers.ts'
import { askedNow, takersNow } from '../../acts/notices/substitutes.ts'
import type { WorkerDeps } from '../../deps.ts'
import { listPeople } from '../../store/people.ts'

type About = { issue: Issue; publication: Publication; personId: string }
/** `may`: those who may take the step in their own right. */
type AskedOf = AskedToday & { isAsked: boolean; may: readonly Person[] }

export async function askedOf({ table, clock }: WorkerDeps, { issue, publication, personId }: About): Promise<AskedOf> {
  if (issue.state !== 'review') return { isAsked: false, asked: [], unfit: [], may: [] }
  const takers = await takersNow({ table, publication }, issue)
  const today = await askedNow({ table, publication, now: clock() }, issue, takers)
  return { ...today, isAsked: today.asked.some(({ id }) => id === personId), may: takers[0]?.may ?? [] }
}

/** In whose stead they are asked; who may decide in theirs today; who may not, and who can mend that. */
export async function substitutesInWords(
  { table }: WorkerDeps,
  { personId }: About,
  { asked, unfit, may }: AskedOf,
): Promise<string[]> {
  const me = asked.find(({ id }) => id === personId)
  const absent = may.find(({ id }) => id === me?.onBehalfOf)
  const mine = asked.find(({ onBehalfOf }) => onBehalfOf === personId)
  const none = unfit.find(({ onBehalfOf }) => onBehalfOf === personId)
  return [
    ...(absent && me
      ? [`您今日是${absent.name}的代理人，可以代为办理，署名为“${me.name}”；${absent.name}本人仍可办理。`]
      : []),
    ...(mine ? [`今日也可以由您的代理人办理，署名为“${mine.name}”。`] : []),
    ...(none
      ? [
          `您登记的代理人不能代为办理本期：${none.name}${none.why}。请您本人办理；不便办理的，${whoMends(await listPeople(table))}。`,
        ]
      : []),
  ]
}
