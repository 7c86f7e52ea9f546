/** An API write against the bare DynamoDB transaction under it: as many rows, new and changed, of the same sizes, on the same engine, in turn. */
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { openCentre } from '../support/centre.ts'
import { aWrittenIssue, ok } from '../support/issue-steps.ts'
import { median, type Row } from './row.ts'

const ROUNDS = 1000
/** A process that has just begun takes longer for everything. */
const WARM_UP = 300

type Written = { text: string; isNew: boolean }

/** The rows of the one transaction that `does` writes: text as long as each, and whether it was there before. */
async function rowsWrittenBy({ db }: Table, does: () => Promise<void>): Promise<Written[]> {
  const rows: Written[] = []
  db.middlewareStack.add(
    (next) => (given) => {
      const { TransactItems = [] } = given.input as Partial<TransactWriteCommandInput> // other commands have none
      for (const { Put } of TransactItems)
        if (Put) {
          const isNew = Put.ConditionExpression?.startsWith('attribute_not_exists') ?? false
          rows.push({ text: 'x'.repeat(JSON.stringify(Put.Item).length), isNew })
        }
      return next(given)
    },
    { name: 'remember', step: 'initialize' },
  )
  await does()
  db.middlewareStack.remove('remember')
  return rows
}

/** Measures `PUT /api/issues/{id}/content` by the front door, session and rules and record and all. */
export async function apiRows(): Promise<Row[]> {
  const centre = await openCentre({ onDisk: true })
  try {
    const editor = await centre.as('zhou-min')
    let issue: Issue = await aWrittenIssue(centre, editor)
    const { table } = centre.deps
    // As someone types on: one item reads otherwise each time, and so the save is kept (functions/store/kept-saves.ts).
    const save = ({ id, version, sections }: Issue, round: number) => {
      const typed = sections.map((section) =>
        section.kind === 'items'
          ? {
              ...section,
              items: section.items.map((item, n) => (n === 0 ? { ...item, text: `第 ${round} 次。` } : item)),
            }
          : section,
      )
      const body = JSON.stringify({ version, sections: typed })
      // A browser says how long a body is; one that does not has it counted as it comes in.
      const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
      return editor.raw(`/api/issues/${id}/content`, { method: 'PUT', body, headers })
    }
    const rows = await rowsWrittenBy(table, async () => {
      issue = ok(await save(issue, -1))
    })
    const bare = (round: number) =>
      table.db.send(
        new TransactWriteCommand({
          TransactItems: rows.map(({ text, isNew }, n) => ({
            Put: {
              TableName: table.name,
              Item: { pk: `BENCH#${n}`, sk: isNew ? String(round) : 'ROW', data: { text, version: round } },
              ConditionExpression: round === 0 || isNew ? 'attribute_not_exists(pk)' : '#data.version = :read',
              ...(round === 0 || isNew
                ? {}
                : { ExpressionAttributeNames: { '#data': 'data' }, ExpressionAttributeValues: { ':read': round - 1 } }),
            },
          })),
        }),
      )
    const times: { bare: number[]; api: number[]; asked: number[] } = { bare: [], api: [], asked: [] }
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const a = performance.now()
      await bare(round)
      const b = performance.now()
      issue = ok(await save(issue, round))
      const c = performance.now()
      ok(await editor.get(`/api/issues/${issue.id}/now`))
      const d = performance.now()
      if (round < WARM_UP) continue
      times.asked.push(d - c)
      times.bare.push(b - a)
      times.api.push(c - b)
    }
    const [api, bareWrite] = [median(times.api), median(times.bare)]
    return [
      { what: 'API write: save content, session and rules and record and all', measured: `${api.toFixed(1)} ms` },
      { what: 'bare DynamoDB transaction of the same rows', measured: `${bareWrite.toFixed(1)} ms` },
      {
        what: 'an open page asks what happened, every 4 s while it shows: one read of the database',
        measured: `${median(times.asked).toFixed(1)} ms`,
      },
      { what: 'ratio of the medians', measured: (api / bareWrite).toFixed(2), aim: '≤ 2' },
    ]
  } finally {
    await centre.close()
  }
}
