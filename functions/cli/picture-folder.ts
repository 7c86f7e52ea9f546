/** The pictures of an issue out of a folder: found by their bytes, whatever the files are called. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Content, Picture } from '#shared/content/content.ts'
import { sheetOf } from '#shared/print/printed-sheet.ts'
import { isPrintableSize, isWhole, readPicture } from '../print/picture-file.ts'
import { CommandError, onFile } from './command-line.ts'

const MOST_NAMED = 3

/** The files by the sha256 that `content` names them by. @throws CommandError that names each picture that is not there */
export async function picturesOf(content: Content, folder: string | undefined): Promise<Map<string, Uint8Array>> {
  const wanted = new Map(printedPictures(content).map((picture) => [picture.image, picture]))
  const found = folder === undefined ? new Map<string, Uint8Array>() : await filesOf(folder, new Set(wanted.keys()))
  const missing = [...wanted.values()].filter(({ image }) => !found.has(image))
  if (missing.length === 0) return found
  const names = missing.slice(0, MOST_NAMED).map(({ alt, image }) => `“${alt}”（sha256 ${image}）`)
  const more = missing.length > MOST_NAMED ? `等 ${missing.length} 张` : ''
  throw new CommandError(
    folder === undefined
      ? `内容里有图片，请用 --pictures 指定存有图片文件的文件夹：${names.join('、')}${more}`
      : `${folder} 里没有图片${names.join('、')}${more}：文件名不限，内容须与当初上传的文件完全相同`,
  )
}

const printedPictures = (content: Content): Picture[] =>
  sheetOf(content).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : [])),
  )

async function filesOf(folder: string, wanted: ReadonlySet<string>): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const entry of await onFile(folder, '读取', readdir(folder, { withFileTypes: true }))) {
    if (!entry.isFile() || found.size === wanted.size) continue
    const path = join(folder, entry.name)
    const file = await onFile(path, '读取', readFile(path))
    const image = createHash('sha256').update(file).digest('hex')
    if (!wanted.has(image)) continue
    const picture = readPicture(file)
    if (!picture || !isPrintableSize(picture) || !isWhole(file, picture))
      throw new CommandError(`${path} 不是可以印出的 PNG 或 JPEG 图片`)
    found.set(image, file)
  }
  return found
}
