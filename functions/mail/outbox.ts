/** Mail for a place without a mail server: each letter a `.eml` file in a folder, which `outbox-reading.ts` shows. */
import { randomUUID } from 'node:crypto'
import { access, link, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { notTaken } from './answers/causes.ts'
import { unsendable } from './answers/unsendable.ts'
import { composeMime, LETTER_ID, messageIdOf, UnsendableLetter } from './mime.ts'
import { noteToTell } from './outbox-events.ts'
import type { Letter, Mailer } from './port.ts'
import { isSimulated } from './simulator.ts'

/** The file of a letter, or null where the id could name anything else. */
export const outboxFile = (folder: string, id: string): string | null =>
  LETTER_ID.test(id) ? join(folder, `${id}.eml`) : null

/**
 * Opens the folder, made if need be. A letter is on disk, whole, before `send` resolves; one id is one file for ever:
 * a second letter of that id is accepted without being written, and the response says so.
 */
export async function openOutbox(folder: string): Promise<Mailer> {
  await mkdir(folder, { recursive: true })
  return {
    async send(letter) {
      try {
        const isNew = await writeOnce(folder, letter)
        const response = isNew ? '已写入发件箱' : '发件箱里已有此信，没有重复写入'
        return { kind: 'accepted', messageId: messageIdOf(letter), response }
      } catch (error) {
        if (error instanceof UnsendableLetter) return unsendable(error)
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        return notTaken('no-record', { permanent: false, code, words: String(error) })
      }
    },
    async atOnce() {
      return Number.POSITIVE_INFINITY
    },
    async recall(id) {
      const file = outboxFile(folder, id)
      return file !== null && (await exists(file)) ? 'accepted' : 'unknown'
    },
    async mostBytes() {
      return null
    },
    async close() {},
  }
}

/** Whether the letter was written now (false: it was there). Survives a crash at any point: whole or not at all. */
async function writeOnce(folder: string, letter: Letter): Promise<boolean> {
  const bytes = await composeMime(letter)
  const file = join(folder, `${letter.id}.eml`)
  const draft = join(folder, `.${letter.id}.${randomUUID()}.draft`)
  try {
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (isSimulated(letter.to.address)) await noteToTell(folder, letter.id, draft)
    // A rename would replace a file that came in between; a link refuses to.
    await link(draft, file)
    await syncFolder(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
