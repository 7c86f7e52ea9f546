/** Mail for a place without a mail server: each letter a `.eml` file in a folder, which `outbox-reading.ts` shows. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { faultInWords, systemCode } from '../files/disk-faults.ts'
import { writeNew } from '../files/whole.ts'
import { notTaken } from './answers/not-taken.ts'
import { unsendable } from './answers/unsendable.ts'
import { composeMime, messageIdOf, UnsendableLetter } from './mime.ts'
import { noteToTell } from './outbox-events.ts'
import { holdsLetter } from './outbox-file.ts'
import type { Letter, Mailer } from './port.ts'
import { isSimulated } from './simulator.ts'

const FOREIGN = '发件箱里已有一个同名的文件，却不是这封信，请管理员把它移走'

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
        if (!isNew && !(await holdsLetter(folder, letter.id)))
          return notTaken('no-record', { permanent: false, code: 'EEXIST', words: FOREIGN })
        const response = isNew ? '已写入发件箱' : '发件箱里已有此信，没有重复写入'
        return { kind: 'accepted', messageId: messageIdOf(letter), response }
      } catch (error) {
        if (error instanceof UnsendableLetter) return unsendable(error)
        return notTaken('no-record', { permanent: false, code: systemCode(error) ?? '', words: faultInWords(error) })
      }
    },
    async atOnce() {
      return Number.POSITIVE_INFINITY
    },
    async recall(id) {
      return (await holdsLetter(folder, id)) ? 'accepted' : 'unknown'
    },
    async mostBytes() {
      return null
    },
    async close() {},
  }
}

/** Whether the letter was written now (false: there is a file of its name). */
async function writeOnce(folder: string, letter: Letter): Promise<boolean> {
  const bytes = await composeMime(letter)
  const before = (draft: string) =>
    isSimulated(letter.to.address) ? noteToTell(folder, letter.id, draft) : Promise.resolve()
  return writeNew(join(folder, `${letter.id}.eml`), bytes, { before })
}
