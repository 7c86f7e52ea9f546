/** `cx recipients FILE`: what would become of a list (CSV or XLSX) if it were imported, row by row; nothing is written. */
import { readSheet } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { argumentsOf, madeOf, readBytes } from './command-line.ts'

/** Takes the arguments after `recipients`. @throws CommandError where the file is no list. */
export async function recipientsCommand(args: string[]): Promise<unknown> {
  const { file } = argumentsOf(args, {}, 'cx recipients FILE')
  const bytes = await readBytes(file)
  const { accepted, merged, refused } = await madeOf(file, UnreadableSheet, () => judge(readSheet(bytes)))
  return {
    accepted: accepted.map(({ row, mailbox, name, roles }) => ({ row, mailbox, name, roles })),
    merged,
    refused,
  }
}
