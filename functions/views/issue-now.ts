/** The newest of an issue's record: what open pages ask every few seconds, one small row beside the session's. */
import { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import { keys, subjects } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { Head } from '../store/record-head.ts'
import type { Table } from '../store/table.ts'

export const IssueNow = z.object({
  seq: z.number().describe('操作记录的条数：变了，就有新的变化'),
  last: z
    .object({ what: z.string(), who: z.object({ id: z.string(), name: z.string() }), at: z.string() })
    .nullable()
    .describe('最近一条'),
})
export type IssueNow = z.infer<typeof IssueNow>

/** @throws Refusal `not-found` */
export async function issueNow(table: Table, issueId: string): Promise<IssueNow> {
  const head = await get(table, Head, keys.auditHead(subjects.issue(issueId)))
  if (!head) throw new Refusal('not-found')
  return { seq: head.seq, last: head.last ?? null }
}
