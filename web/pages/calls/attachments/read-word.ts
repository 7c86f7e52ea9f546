/** Reads the text and the pictures of a Word file in the browser: the file itself goes nowhere. */
import mammoth from 'mammoth'
import { cleanedPaste } from '#shared/submission/cleaned-paste.ts'
import { listZip, openEntry } from '#shared/zip.ts'

const MOST_UNPACKED = 100_000_000
const MOST_PICTURE = 20_000_000
const PICTURE = /^word\/media\/[^/]+\.(png|jpe?g)$/i

/** @throws Error where it is no Word file, or one that unpacks into more than anyone can read */
export async function readWord(file: File): Promise<{ text: string; pictures: File[] }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const entries = listZip(bytes)
  if (!entries || entries.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) throw new Error('not to be read')
  const { value } = await mammoth.extractRawText({ arrayBuffer: bytes.buffer })
  const pictures = entries
    .filter(({ name }) => PICTURE.test(name))
    .flatMap(({ name }, n) => {
      const picture = openEntry(bytes, name, MOST_PICTURE)
      const ending = name.toLowerCase().endsWith('.png') ? 'png' : 'jpg'
      const stem = file.name.replace(/\.docx$/i, '')
      return picture ? [new File([picture], `${stem}图片${n + 1}.${ending}`)] : []
    })
  return { text: cleanedPaste(value).text, pictures }
}
