/** The newest of an issue's record and of that of its comments, and who is at its desk: what open pages ask every few seconds, small rows beside the session's. */
import { z } from 'zod'
import type { Actor } from '#shared/centre/person.ts'
import { othersAt, PresentNow } from '#shared/issue/presence.ts'
import { Refusal } from '#shared/refusals.ts'
import { readPresence } from '../store/at-desk.ts'
import { keys, subjects } from '../store/keys.ts'
import { getTogether } from '../store/read.ts'
import { Head, Short } from '../store/record-head.ts'
import { orWhyNot } from '../store/row-json.ts'
import type { Keys, Table } from '../store/table.ts'

export const IssueNow = z.object({
  seq: z.number().describe('操作记录（含批注的）的条数：变了，就有新的变化'),
  last: Short.nullable().describe('最近一条'),
  other: Short.nullable().describe('另一人所做的最近一条'),
  present: PresentNow.describe('还有谁打开着本期、在哪一条；只告诉责任编辑'),
})
export type IssueNow = z.infer<typeof IssueNow>

/** The rows that it reads. */
export const rowsNow = (issueId: string): Keys[] => [...headsNow(issueId), keys.presence(issueId)]

const headsNow = (issueId: string): [issue: Keys, comments: Keys] => [
  keys.auditHead(subjects.issue(issueId)),
  keys.auditHead(subjects.comments(issueId)),
]

/** @throws Refusal `not-found` */
export async function issueNow(table: Table, issueId: string, reader: Actor, now: Date): Promise<IssueNow> {
  const [ofIssue, ofComments] = headsNow(issueId)
  const [head, comments] = await getTogether(table, [
    { keys: ofIssue, schema: Head },
    { keys: ofComments, schema: Head },
  ])
  if (!head) throw new Refusal('not-found')
  const all = [head, comments]
    .flatMap((one) => [one?.last, one?.other])
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.at.localeCompare(a.at))
  const [last = null] = all
  const other = all.find(({ who }) => who.id !== last?.who.id) ?? null
  return { seq: head.seq + (comments?.seq ?? 0), last, other, present: await presentFor(table, issueId, reader, now) }
}

/** Where the row cannot be read, nobody is told of. */
async function presentFor(table: Table, issueId: string, reader: Actor, now: Date) {
  if (!reader.roles.includes('editor')) return []
  const row = await orWhyNot(readPresence(table, issueId))
  return row instanceof Refusal ? [] : othersAt(row, reader.id, now)
}
