/** The files of an outbox: a letter's by its id, and the head of one. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { LETTER_ID } from './mime.ts'

/** The file of a letter, or null where the id could name anything else. */
export const outboxFile = (folder: string, id: string): string | null =>
  LETTER_ID.test(id) ? join(folder, `${id}.eml`) : null

/** Headers of a letter here are a few hundred bytes; a long list of names stays far below this. */
const HEADER_BYTES = 16_384

/** All up to the first blank line. */
export async function headersOf(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    const start = buffer.subarray(0, bytesRead)
    const end = start.indexOf('\r\n\r\n')
    return end < 0 ? start : start.subarray(0, end + 4)
  } finally {
    await handle.close()
  }
}

/** Whether there is a letter of this id, and not something else under its name: an empty file, somebody's own. */
export const holdsLetter = (folder: string, id: string): Promise<boolean> => {
  const file = outboxFile(folder, id)
  return file === null
    ? Promise.resolve(false)
    : headersOf(file).then(
        (headers) => headers.includes(`Message-ID: <${id}@`),
        () => false,
      )
}
