/** `cx render`: content as `cx import` prints it, or as the API exports it, becomes a PDF or the HTML behind it. */
import { createHash } from 'node:crypto'
import { lstat, writeFile } from 'node:fs/promises'
import { Content } from '#shared/content/content.ts'
import { renderIssue } from '#shared/print/document.ts'
import { codePointName } from '#shared/text.ts'
import { writeOver } from '../files/whole.ts'
import { openPrinter } from '../print/printer.ts'
import { unprintedOf } from '../print/unprinted.ts'
import { argumentsOf, CommandError, heldTo, onFile, readJson } from './command-line.ts'
import { picturesOf } from './picture-folder.ts'

const USAGE =
  'cx render CONTENT.json --out FILE.pdf（加 --html 则写出排版用的 HTML；内容里有图片时用 --pictures 指定存有图片文件的文件夹）'

/** What was written: `pages` only for a PDF, `ms` from reading the content to the finished bytes. */
type Rendered = { pages?: number; bytes: number; sha256: string; ms: number }

/** Writes `--out` whole or not at all. */
export async function renderCommand(args: string[]): Promise<Rendered> {
  const options = { out: { type: 'string' }, html: { type: 'boolean' }, pictures: { type: 'string' } } as const
  const { file, values } = argumentsOf(args, options, USAGE)
  if (!values.out) throw new CommandError(`请用 --out 指定输出文件。用法：${USAGE}`)
  const given = await readJson(file)
  refuseTurned(given)
  const content = heldTo(Content, given, file)
  const unprinted = unprintedOf(content)
  if (unprinted.length > 0) throw new CommandError(`${file}：${unprinted.map(({ message }) => message).join('；')}`)
  const { written, rendered } = values.html ? htmlOf(content) : await pdfOf(content, values.pictures)
  await onFile(values.out, '写入', writeWhole(values.out, written))
  return rendered
}

/** Marks that turn the order of the text around (UAX #9) say what the printed page does not: told, not taken out in silence. */
function refuseTurned(given: unknown): void {
  const [mark] = /[\u202A-\u202E\u2066-\u2069]/.exec(JSON.stringify(given)) ?? []
  if (mark)
    throw new CommandError(`内容中有改变文字方向的字符（${codePointName(mark.codePointAt(0) ?? 0)}），请删去后再排版`)
}

/** The whole file or nothing. Only a plain file is replaced: a rename over a device or a link would destroy it. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const there = await lstat(path).catch(() => null)
  if (there && !there.isFile()) return writeFile(path, bytes)
  await writeOver(path, bytes, { mode: 0o666 })
}

function htmlOf(content: Content): { written: Uint8Array; rendered: Rendered } {
  const began = performance.now()
  const written = Buffer.from(renderIssue(content))
  const sha256 = createHash('sha256').update(written).digest('hex')
  return { written, rendered: { bytes: written.length, sha256, ms: Math.round(performance.now() - began) } }
}

async function pdfOf(
  content: Content,
  folder: string | undefined,
): Promise<{ written: Uint8Array; rendered: Rendered }> {
  const pictures = await picturesOf(content, folder)
  const printer = await openPrinter({ pictures: async (image) => pictures.get(image) ?? null })
  try {
    const { pdf, ...rendered } = await printer.print(content)
    return { written: pdf, rendered }
  } finally {
    await printer.close()
  }
}
