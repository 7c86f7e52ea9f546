/** A distribution against the bare SES call: messages a second, memory and requests to the store, for short lists and long ones. */

import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { enclose, letterOf } from '#functions/mail/issue-letter.ts'
import { composeMime } from '#functions/mail/mime.ts'
import { indexes } from '#functions/store/keys.ts'
import { loadIssueWhole, loadRevision } from '#functions/store/load.ts'
import { listIndex } from '#functions/store/read.ts'
import { runWork } from '#functions/workers/run-work.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Work } from '#shared/work.ts'
import { type Centre, openCentre } from '../support/centre.ts'
import { aSignedIssue } from '../support/issue-steps.ts'
import { keepRecipients } from '../support/many-recipients.ts'
import type { Row } from './row.ts'
import type { Send, Sent } from './send-process.ts'

const PDF_BYTES = 300_000
const SENDERS = 8
const LATENCY_MS = 50
const MOST_BARE_LETTERS = 1000

/** `counts`: lengths of the list, ascending; the first also goes to a server that answers at once. */
export async function sendRows(counts: readonly number[]): Promise<Row[]> {
  const pdf = new Uint8Array(PDF_BYTES).map((_, at) => (at * 7 + (at >> 8)) % 256)
  const centre = await openCentre({ onDisk: true, print: async () => ({ pdf, pages: 4 }) })
  const rows: Row[] = []
  let first: Sent | null = null
  try {
    for (const [n, count] of counts.entries()) {
      await keepRecipients(centre.deps.table, count)
      for (const latencyMs of n === 0 ? [0, LATENCY_MS] : [LATENCY_MS]) {
        const { distribution, bare } = await measure(centre, latencyMs, Math.min(MOST_BARE_LETTERS, count))
        const perSecond = count / (distribution.ms / 1000)
        first ??= distribution
        const megabytes = (kb: number, ofFirst: number) =>
          `${(kb / 1024).toFixed(0)} MB, ${(kb / ofFirst).toFixed(2)} of the first run's`
        const what = `${count.toLocaleString('en')} recipients, SES answers after ${latencyMs} ms`
        rows.push(
          { what: `${what}: messages a second`, measured: `${perSecond.toFixed(0)}; bare call ${bare.toFixed(0)}` },
          { what: '… ratio to the bare call', measured: (perSecond / bare).toFixed(2), aim: '≥ 0.8' },
          {
            what: '… DynamoDB requests a recipient, its two events (accepted, delivered) included',
            measured: `${((distribution.requests + distribution.eventRequests) / count).toFixed(2)}, of which the events ${(distribution.eventRequests / count).toFixed(2)}`,
            aim: '≤ 4',
          },
          { what: '… peak memory', measured: megabytes(distribution.peakKb, first.peakKb), aim: '≤ 1.2' },
          { what: '… memory in use, median', measured: megabytes(distribution.usedKb, first.usedKb), aim: 'flat' },
        )
      }
    }
    return rows
  } finally {
    await centre.close()
  }
}

/** One distribution to everyone, and the bare call at the same concurrency with messages of the same size, a second's figure of it. */
async function measure(
  centre: Centre,
  latencyMs: number,
  letters: number,
): Promise<{ distribution: Sent; bare: number }> {
  const issue = await signed(centre)
  const server = fork(join(import.meta.dirname, 'ses-process.ts'), {
    env: { ...process.env, LATENCY_MS: String(latencyMs) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  try {
    const [address] = server.stdout ? await once(server.stdout, 'data') : []
    const send: Send = {
      endpoint: centre.endpoint,
      folder: centre.folder,
      place: centre.deps.place,
      ses: String(address),
      senders: SENDERS,
      does: { letters, bytes: await letterBytes(centre, issue) },
    }
    const before = await sends(send)
    const distribution = await sends({ ...send, does: { issueId: issue.id } })
    const after = await sends(send)
    return { distribution, bare: letters / ((before.ms + after.ms) / 2 / 1000) }
  } finally {
    server.disconnect()
  }
}

/** A signed issue whose distribution alone is left to do. */
async function signed(centre: Centre): Promise<Issue> {
  const [editor, office, head] = await Promise.all(['zhou-min', 'chen-zhiyuan', 'lin-guodong'].map(centre.as))
  if (!editor || !office || !head) throw new Error('someone could not sign in')
  const issue = await aSignedIssue(centre, editor, office, head)
  for (const { id, task } of await listIndex(centre.deps.table, Work, indexes.work('open')))
    if (task.kind !== 'distribute') await runWork(centre.deps, id)
  return issue
}

async function letterBytes({ deps }: Centre, { id, signOff }: Issue): Promise<number> {
  if (!signOff) throw new Error('not signed')
  const whole = await loadIssueWhole(deps.table, id)
  const { content } = await loadRevision(deps.table, id, signOff.revision)
  const enclosed = enclose(letterOf(deps.place, { ...whole, content }), new Uint8Array(PDF_BYTES))
  const letter = { ...enclosed, id: 'a'.repeat(70), to: { name: '收件人', address: 'recipient-1@dept.example' } }
  return (await composeMime({ ...letter, sentAt: deps.clock().toISOString() })).length
}

async function sends(send: Send): Promise<Sent> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'send-process.ts')], {
    env: { ...process.env, SEND: JSON.stringify(send) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return JSON.parse(said)
}
