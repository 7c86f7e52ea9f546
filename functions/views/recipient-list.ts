/** The recipients of a publication: a page of them, and which of these are on the suppression list. */
import { z } from 'zod'
import { Recipient } from '#shared/centre/recipient.ts'
import { MayBeUnread, unreadIn } from '#shared/unread.ts'
import type { PageAsked } from '../store/pages.ts'
import { countRecipients, pageOfRecipients } from '../store/recipients.ts'
import { suppressionsOf } from '../store/suppressions.ts'
import type { Table } from '../store/table.ts'

/** Beyond these they are not counted: the count reads the rows. */
const MOST_COUNTED = 100_000

export const RecipientList = z.object({
  recipients: z.array(Recipient),
  suppressed: z.array(z.string()).describe('其中在停发名单上的邮箱'),
  count: z.number().nullable().describe('名单上的邮箱总数，只在不查找时的第一页给出'),
  isMore: z.boolean().describe('总数超过 count'),
  next: z.string().nullable(),
  ...MayBeUnread,
})
type RecipientList = z.infer<typeof RecipientList>

export async function recipientList(
  table: Table,
  publicationId: string,
  asked: PageAsked & { search?: string | undefined },
): Promise<RecipientList> {
  // A search does not say how many there are.
  const isFirst = !asked.after && !asked.search
  const [{ rows, unread, next }, counted] = await Promise.all([
    pageOfRecipients(table, publicationId, asked),
    isFirst ? countRecipients(table, publicationId, MOST_COUNTED + 1) : null,
  ])
  const stopped = await suppressionsOf(
    table,
    rows.map(({ address }) => address),
  )
  return {
    recipients: rows,
    // One whose entry cannot be read is not written to either.
    suppressed: rows.filter((_, n) => stopped[n] !== null).map(({ address }) => address),
    count: counted === null ? null : Math.min(counted, MOST_COUNTED),
    isMore: counted !== null && counted > MOST_COUNTED,
    next,
    ...unreadIn(unread),
  }
}
