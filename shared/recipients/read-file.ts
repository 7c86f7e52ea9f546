/** A file with a list, as people have it: XLSX, or CSV in UTF-8 (with or without its mark), UTF-16 or GB 18030. */
import { decodeText } from '../import/decode-text.ts'
import { UnreadableText } from '../import/unreadable.ts'
import { readCsv } from './read-csv.ts'
import { type Book, UnreadableSheet } from './sheet.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

const LARGEST_FILE = 5_000_000

const beginsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

/** @throws UnreadableSheet */
export function readBook(bytes: Uint8Array): Book {
  if (bytes.length > LARGEST_FILE) throw new UnreadableSheet(`文件超过 ${LARGEST_FILE / 1_000_000} MB，不像一份名单`)
  if (beginsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes)
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new UnreadableSheet('这是旧版 Excel（.xls）或加密的表格，请另存为不加密的 .xlsx 或 CSV')
  return { sheets: [readCsv(textOf(bytes))], passedOver: [] }
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = decodeText(bytes)
    // Some systems give out a page or an older format of Excel under the name of a spreadsheet.
    if (/^[\s\uFEFF]{0,100}<(?:\?xml|!doctype|html|table|meta)/i.test(text))
      throw new UnreadableSheet('这是网页或 XML 格式的表格，请用 Excel 或 WPS 打开后另存为 .xlsx 或 CSV')
    return text
  } catch (error) {
    if (error instanceof UnreadableText) throw new UnreadableSheet(error.message)
    throw error
  }
}
