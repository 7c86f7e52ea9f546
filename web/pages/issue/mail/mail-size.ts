/** How large the issue's mail is with the PDF that is on screen, against what may be sent. */
import { useQuery } from '@tanstack/react-query'
import { attachedBytes, whyTooLarge } from '#shared/distribution/mail-size.ts'
import { issueMail } from '../../../api/queries.ts'
import { useTheDesk } from '../use-desk.ts'

/** `bytes` null while there is no PDF; `why` the sentence where it is too large; `query`: of all but the PDF. */
export function useMailSize() {
  const { issue, printedBytes } = useTheDesk()
  // What is written around the PDF changes it by a few kilobytes: read once for a desk.
  const query = useQuery({ ...issueMail(issue.id), staleTime: 60_000 })
  const { data } = query
  const pdf = issue.review?.pdf?.bytes ?? printedBytes
  if (!data || pdf === null) return { query, bytes: null, why: null }
  const bytes = data.bytes + attachedBytes(pdf)
  return { query, bytes, why: whyTooLarge(bytes, data.mostBytes) }
}
