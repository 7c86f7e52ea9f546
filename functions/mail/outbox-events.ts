/** The answers of the simulator's mailboxes to letters in the outbox: each letter waits in a folder until all was told of it. */
import { link, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../files/disk-faults.ts'
import { messageIdOf } from './mime.ts'
import { readOutboxLine } from './outbox-reading.ts'
import { simulatedEvents } from './simulator.ts'

const waiting = (folder: string): string => join(folder, 'events')

/**
 * Notes that something will be to tell of the letter that `draft` becomes. Before the letter itself is in the outbox: a
 * crash in between leaves a note of a letter that never was, which tells nothing.
 */
export async function noteToTell(folder: string, id: string, draft: string): Promise<void> {
  await mkdir(waiting(folder), { recursive: true })
  await link(draft, join(waiting(folder), `${id}.eml`)).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error
  })
}

/** Takes a batch as SQS brings one; answers the messages to bring again. */
type Tell = (batch: object) => Promise<{ batchItemFailures: unknown[] }>

/**
 * Tells what is to tell, each event at least once: a letter's in one batch, until `tell` took them all.
 * @throws whatever `tell` threw first, after all the others.
 */
export async function tellSimulated(folder: string, tell: Tell): Promise<void> {
  const failed: unknown[] = []
  for (const name of await readdir(waiting(folder)).catch(() => [])) {
    const id = name.replace(/\.eml$/, '')
    const letter = await readOutboxLine(folder, id)
    if (!letter) continue
    const { from, to, date } = letter
    const messageId = messageIdOf({ id, from: { name: '', address: from.address } })
    const events = simulatedEvents({ id, from: from.address, to: to[0]?.address ?? '', messageId, date })
    const Records = events.map((event, n) => ({ messageId: `${id}-${n}`, body: JSON.stringify(event) }))
    try {
      const { batchItemFailures } = await tell({ Records })
      if (batchItemFailures.length === 0) await rm(join(waiting(folder), name), { force: true })
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
}
