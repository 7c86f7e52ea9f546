/** The outbox as its page shows it: letters newest first, and one letter opened. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { LETTER_ID } from './mime.ts'
import { headersOf, outboxFile } from './outbox-file.ts'
import type { Correspondent } from './port.ts'

/** A letter in the list; `date` is an ISO instant. */
export type OutboxLine = { id: string; from: Correspondent; to: Correspondent[]; subject: string; date: string }

export type OutboxLetter = OutboxLine & {
  text: string
  html: string
  attachments: { name: string; type: string; bytes: Uint8Array }[]
}

/**
 * Letters newest first, at most `most`; only their headers are read. A folder that is not there holds none; what else
 * lies there, or cannot be read, is passed over.
 */
export async function listOutbox(folder: string, most = 200): Promise<OutboxLine[]> {
  const names = await readdir(folder).catch(() => [])
  const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -'.eml'.length))
  const files = await Promise.all(ids.filter((id) => LETTER_ID.test(id)).map((id) => datedFile(folder, id)))
  const newest = files
    .filter((file) => file !== null)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(0, most)
  const lines: OutboxLine[] = []
  for (const { id } of newest) lines.push(...[(await readOutboxLine(folder, id)) ?? []].flat())
  return lines
}

async function datedFile(folder: string, id: string): Promise<{ id: string; at: number } | null> {
  const found = await stat(join(folder, `${id}.eml`)).catch(() => null)
  return found?.isFile() ? { id, at: found.mtimeMs } : null
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

type Headers = { from?: AddressObject; to?: AddressObject | AddressObject[]; subject?: string; date?: Date }

function lineOf(id: string, { from, to, subject, date }: Headers): OutboxLine {
  const [sender = { name: null, address: '' }] = correspondents(from)
  const at = date && !Number.isNaN(date.getTime()) ? date : new Date(0)
  return { id, from: sender, to: correspondents(to), subject: subject ?? '', date: at.toISOString() }
}

function correspondents(of: AddressObject | AddressObject[] | undefined): Correspondent[] {
  return [of ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address }) => ({ name: name || null, address: address ?? '' })))
}
