/** `cx import FILE.txt`: an issue's plain text as structured content. */
import { readFile, stat } from 'node:fs/promises'
import { decodeText } from '#shared/import/decode-text.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'

const LARGEST = 5_000_000

/** Takes the arguments after `import`, gives `Content`. Throws an `Error` of one Chinese line that names the file. */
export async function importCommand(args: string[]): Promise<unknown> {
  const [file, ...rest] = args
  if (file === undefined || rest.length > 0 || file.startsWith('-')) throw new Error('用法：cx import FILE.txt')
  const bytes = await bytesOf(file)
  try {
    return readIssue(decodeText(bytes))
  } catch (error) {
    if (error instanceof UnreadableText) throw new Error(`${file}：${error.message}`, { cause: error })
    throw error
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null)
  if (!found) throw new Error(`${file}：没有这个文件，或无权读取`)
  if (!found.isFile()) throw new Error(`${file}：不是文件`)
  if (found.size > LARGEST) throw new Error(`${file}：文件超过 ${LARGEST / 1_000_000} MB，不像一期简报的文字`)
  return readFile(file).catch((cause: unknown) => {
    throw new Error(`${file}：无法读取`, { cause })
  })
}
