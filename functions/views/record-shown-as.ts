/** The name of a record, by the subject that the store knows it by, and the page that shows it. */
import { RECORD_NAMES } from '#shared/record-names.ts'
import { Refusal } from '#shared/refusals.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole, loadPublication } from '../store/load.ts'
import type { Table } from '../store/table.ts'

const SETTINGS = '/settings/records'

/** `page`: from the beginning of the web's address. */
export async function recordShownAs(table: Table, subject: string): Promise<{ name: string; page: string }> {
  for (const kind of ['issue', 'comments'] as const) {
    const id = idIn(subject, subjects[kind])
    if (id === null) continue
    const whole = await loadIssueWhole(table, id).catch(unlessGone)
    return { name: whole ? RECORD_NAMES[kind](whole) : `编号为 ${id} 的一期的记录`, page: `/issues/${id}/record` }
  }
  return { name: await nameInSettings(table, subject), page: SETTINGS }
}

async function nameInSettings(table: Table, subject: string): Promise<string> {
  if (subject === subjects.people) return RECORD_NAMES.people
  if (subject === subjects.suppressions) return RECORD_NAMES.suppressions
  const month = idIn(subject, subjects.access)
  if (month !== null) return RECORD_NAMES.access(month)
  const id = idIn(subject, subjects.publication)
  const publication = id === null ? null : await loadPublication(table, id).catch(unlessGone)
  return publication ? RECORD_NAMES.publication(publication) : '刊物变更记录'
}

/** The id of the one that the subject is of, where it is of this kind. */
const idIn = (subject: string, of: (id: string) => string): string | null =>
  subject.startsWith(of('')) ? subject.slice(of('').length) : null

/** Where a record was altered, what it is about may be gone or altered too. */
function unlessGone(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
