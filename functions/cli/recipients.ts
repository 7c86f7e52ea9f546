/** `cx recipients FILE`: what would become of a list (CSV or XLSX) if it were imported, row by row; nothing is written. */
import { readFile } from 'node:fs/promises'
import { readSheet } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { argumentsOf, CommandError, onFile } from './command-line.ts'

/** Takes the arguments after `recipients`. @throws CommandError where the file is no list. */
export async function recipientsCommand(args: string[]): Promise<unknown> {
  const { file } = argumentsOf(args, {}, 'cx recipients FILE')
  const bytes = new Uint8Array(await onFile(file, '读取', readFile(file)))
  try {
    const { accepted, merged, refused } = judge(readSheet(bytes))
    return {
      accepted: accepted.map(({ row, mailbox, name, roles }) => ({ row, mailbox, name, roles })),
      merged,
      refused,
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new CommandError(`${file}：${error.message}`)
    throw error
  }
}
