/** Composes the mail that a record is broken, with where it is broken now; null where it holds. */
import { recordBroken } from '#shared/mail/record-broken.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { loadRecord } from '../../store/record.ts'
import { recordShownAs } from '../../views/record-shown-as.ts'
import { mustBeHere, to } from './notice-facts.ts'

export async function recordBrokenMail(
  deps: WorkerDeps,
  { personId, record }: Extract<Notice, { mail: 'record-broken' }>,
) {
  const person = await mustBeHere(deps, personId)
  const { brokenAt } = await loadRecord(deps, record)
  if (brokenAt === null) return null
  const { name, page } = await recordShownAs(deps.table, record)
  return { to: to(person), message: recordBroken({ record: name, brokenAt, link: `${deps.place.publicUrl}${page}` }) }
}
