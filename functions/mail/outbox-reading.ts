/** The outbox as its page shows it: letters newest first, and one letter opened. */
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { outboxFile } from './outbox.ts'
import type { Correspondent } from './port.ts'

/** A letter in the list; `date` is an ISO instant. */
export type OutboxLine = { id: string; from: Correspondent; to: Correspondent[]; subject: string; date: string }

export type OutboxLetter = OutboxLine & {
  text: string
  html: string
  attachments: { name: string; type: string; bytes: Uint8Array }[]
}

/** Headers of a letter here are a few hundred bytes; a long list of names stays far below this. */
const HEADER_BYTES = 16_384

/** Letters newest first, at most `most`; only their headers are read. A folder that is not there holds none. */
export async function listOutbox(folder: string, most = 200): Promise<OutboxLine[]> {
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
      .map(async (name) => ({ id: name.slice(0, -'.eml'.length), at: (await stat(join(folder, name))).mtimeMs })),
  )
  const newest = files.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, most)
  const lines: OutboxLine[] = []
  for (const { id } of newest) lines.push(lineOf(id, await simpleParser(await headersOf(join(folder, `${id}.eml`)))))
  return lines
}

/** What its headers say, or null where there is none of that id. */
export async function readOutboxLine(folder: string, id: string): Promise<OutboxLine | null> {
  const file = outboxFile(folder, id)
  const source = file === null ? null : await headersOf(file).catch(() => null)
  return source && lineOf(id, await simpleParser(source))
}

/** One letter with its parts, or null where there is none of that id. */
export async function readOutbox(folder: string, id: string): Promise<OutboxLetter | null> {
  const file = outboxFile(folder, id)
  const source = file === null ? null : await readFile(file).catch(() => null)
  if (source === null) return null
  const mail = await simpleParser(source)
  return {
    ...lineOf(id, mail),
    text: mail.text ?? '',
    html: mail.html || '',
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '附件',
      type: contentType,
      bytes: content,
    })),
  }
}

async function headersOf(file: string): Promise<Buffer> {
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

type Headers = { from?: AddressObject; to?: AddressObject | AddressObject[]; subject?: string; date?: Date }

function lineOf(id: string, { from, to, subject, date }: Headers): OutboxLine {
  const [sender = { name: null, address: '' }] = correspondents(from)
  return { id, from: sender, to: correspondents(to), subject: subject ?? '', date: (date ?? new Date(0)).toISOString() }
}

function correspondents(of: AddressObject | AddressObject[] | undefined): Correspondent[] {
  return [of ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address }) => ({ name: name || null, address: address ?? '' })))
}
