/** The frozen rows of earlier releases, each file a whole centre, and a centre that begins with them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindOf } from '#functions/store/keys.ts'
import { type Centre, openCentre } from '../centre.ts'
import { quickPrint } from '../print/quick-print.ts'
import { writeRows } from './fill-alike.ts'
import { makeOldRows, type OldRows } from './make-old-rows.ts'

const FOLDER = join(import.meta.dirname, '../../store/old-rows')

export const OLD_ROWS: readonly [string, OldRows][] = readdirSync(FOLDER).map((name) => [
  name,
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8')),
])

/** One row a line, in the order of their keys. */
export async function writeOldRows(name: string): Promise<void> {
  const { rows, files, ...said } = await makeOldRows()
  const lines = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map((row) => JSON.stringify(row))
  const kept = Object.entries(files).map(([key, file]) => `${JSON.stringify(key)}:${JSON.stringify(file)}`)
  writeFileSync(
    join(FOLDER, `${name}.json`),
    `${JSON.stringify(said).slice(0, -1)},\n"files":{\n${kept.join(',\n')}\n},\n"rows":[\n${lines.join(',\n')}\n]}\n`,
  )
}

export const keyOf = ({ pk, sk }: Record<string, unknown>) => `${pk} ${sk}`
export const kindOfRow = ({ sk }: Record<string, unknown>) => kindOf(String(sk))

/** Opened with these rows and files; `as` changes a row before it is laid down. */
export async function openedOldRows(
  { now, rows, files }: OldRows,
  as: (row: Record<string, unknown>) => Record<string, unknown> = (row) => row,
): Promise<Centre> {
  return openCentre({
    now,
    print: quickPrint,
    async fill(deps) {
      await writeRows(deps.table, rows.map(as))
      for (const [key, file] of Object.entries(files))
        await deps.files.mend(key, new Uint8Array(Buffer.from(file, 'base64')), 'application/octet-stream')
    },
  })
}
