/** The rows that a handler begins with, told by the path: they are read with those of the session, in one request. */
import { Id } from '#shared/fields.ts'
import { keys } from '../store/keys.ts'
import { rowsOfIssueWhole } from '../store/load.ts'
import type { Keys } from '../store/table.ts'
import { rowsNow } from '../views/issue-now.ts'

const OF_ISSUE =
  /^\/api\/issues\/([^/]+)(?:\/(?:settings|content|moves|review|checks|acknowledgements(?:\/removals)?|comments(?:\/[^/]+\/moves)?))?$/
const OF_SUBMISSION = /^\/api\/issues\/([^/]+)\/submissions(?:\/([^/]+)(?:\/moves)?)?$/

const NOW = /^\/api\/issues\/([^/]+)\/now$/
const PRESENCE = /^\/api\/issues\/([^/]+)\/presence$/

/** Those of the issue, and of the submission where the path names one; none where it names something else. */
export function rowsAhead(path: string): Keys[] {
  const asked = Id.safeParse(NOW.exec(path)?.[1])
  if (asked.success) return rowsNow(asked.data)
  const said = Id.safeParse(PRESENCE.exec(path)?.[1])
  if (said.success) return [keys.issue(said.data, '', ''), keys.presence(said.data)]
  const [issueId, submissionId] = (OF_ISSUE.exec(path) ?? OF_SUBMISSION.exec(path))?.slice(1) ?? []
  if (issueId === undefined || !Id.safeParse(issueId).success) return []
  const one = Id.safeParse(submissionId)
  return [...rowsOfIssueWhole(issueId), ...(one.success ? [keys.submission(issueId, one.data)] : [])]
}
