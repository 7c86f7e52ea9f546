/** How large the issue's mail is with the PDF that is on screen, against what may be sent. */
import { useQuery } from '@tanstack/react-query'
import { attachedBytes, whyTooLarge } from '#shared/distribution/mail-size.ts'
import { issueMail } from '../../../api/queries.ts'
import { useTheDesk } from '../use-desk.ts'

/** `bytes` null while there is no PDF; `why` the sentence where it is too large. */
export function useMailSize(): { bytes: number | null; why: string | null } {
  const { issue, printedBytes } = useTheDesk()
  // What is written around the PDF changes it by a few kilobytes: read once for a desk.
  const { data } = useQuery({ ...issueMail(issue.id), staleTime: 60_000 })
  const pdf = issue.review?.pdf?.bytes ?? printedBytes
  if (!data || pdf === null) return { bytes: null, why: null }
  const bytes = data.bytes + attachedBytes(pdf)
  return { bytes, why: whyTooLarge(bytes, data.mostBytes) }
}
