/** An issue is read before its page is there, beside who is signed in: one way over the line instead of several. */

import { pdfFile } from '../parts/pdf/use-pdf-file.ts'
import { pdfAddress } from '../routes.ts'
import { issue, publications, reviewShown } from './queries.ts'
import { queryClient } from './query-client.ts'

let ahead: string | null = null

/** A reader who is not signed in is refused, and reads it after signing in. */
export async function readAhead(issueId: string): Promise<void> {
  void queryClient.prefetchQuery(publications)
  const read = await queryClient.fetchQuery(issue(issueId)).catch(() => null)
  if (read === null) return
  ahead = read.id
  if (read.state !== 'review') return
  await queryClient.prefetchQuery(reviewShown(read.id))
  // The line is free while the text is drawn.
  if (read.review?.pdf) void queryClient.prefetchQuery(pdfFile(pdfAddress(read.id, read.review.revision)))
}

/** Whether it was read just now, for the page that opens: it need not be read again. Said once. */
export function wasReadAhead(issueId: string): boolean {
  const was = ahead === issueId
  ahead = null
  return was
}
