/** `cx import FILE.txt`: an issue's plain text as structured content. */
import { stat } from 'node:fs/promises'
import type { Content } from '#shared/content/content.ts'
import { decodeText } from '#shared/import/decode-text.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { argumentsOf, CommandError, madeOf, onFile, readBytes } from './command-line.ts'

const LARGEST = 5_000_000

/** Takes the arguments after `import`. @throws CommandError where the file is no issue's text. */
export async function importCommand(args: string[]): Promise<Content> {
  const { file } = argumentsOf(args, {}, 'cx import FILE.txt')
  const { size } = await onFile(file, '读取', stat(file))
  if (size > LARGEST) throw new CommandError(`${file}：文件超过 ${LARGEST / 1_000_000} MB，不像一期简报的文字`)
  const bytes = await readBytes(file)
  return madeOf(file, UnreadableText, () => readIssue(decodeText(bytes)))
}
