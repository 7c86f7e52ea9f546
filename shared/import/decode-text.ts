/** Bytes of a text file to text: UTF-8, UTF-16 with its mark, or GB18030 as older office programs write it. */
import { UnreadableText } from './unreadable.ts'

/** Takes a whole file. Throws `UnreadableText` where it is a PDF or Word file, or in none of these encodings. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes
  if (first === 0x25 && second === 0x50 && third === 0x44 && fourth === 0x46)
    throw new UnreadableText('这是 PDF 文件，请先把其中的文字另存为文本文件')
  if (first === 0x50 && second === 0x4b) throw new UnreadableText('这是 Word 或压缩文件，请先另存为文本文件')
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16le', bytes) ?? notText()
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16be', bytes) ?? notText()
  const text = decodedAs('utf-8', bytes) ?? decodedAs('gb18030', bytes)
  // GB18030 accepts most bytes; a text has no NUL.
  return text === null || text.includes('\0') ? notText() : text
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function notText(): never {
  throw new UnreadableText('文件不是文本，或编码既不是 UTF-8 也不是 GB18030')
}
