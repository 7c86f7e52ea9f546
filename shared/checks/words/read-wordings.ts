/** A centre's own words from a CSV file: columns 词语 (or 错误), 改为 (规范用语), 类型 (禁用 or 不推荐), 说明, in any order, the head first. */
import { readCsv } from '../../recipients/read-csv.ts'
import { cellIn, UnreadableSheet } from '../../recipients/sheet.ts'
import type { OwnWord } from '../text/own-wordings.ts'

/** The file is no list of words; the message says why, in Chinese. */
export class UnreadableWordings extends Error {}

const COLUMNS = {
  wrong: /^(?:词语|用语|错误(?:用语|说法|写法)?|禁用(?:词语?|语)|原(?:词|文)|不(?:规范|推荐)(?:用语|说法)|wrong)$/i,
  right: /^(?:改为|建议(?:改为)?|规范(?:用语|说法|写法)?|推荐(?:用语|说法)?|正确(?:用语|说法|写法)?|right)$/i,
  kind: /^(?:类型|类别|级别|性质|kind)$/i,
  note: /^(?:说明|备注|理由|依据|note)$/i,
}
const IS_FORBIDDEN = /禁|forbidden/i
const LONGEST_WORD = 60
const LONGEST_NOTE = 200

/** Without 类型, a word is forbidden where no other stands for it; of a word that comes twice the last counts. @throws UnreadableWordings */
export function readWordings(file: string): OwnWord[] {
  const [head, ...rows] = rowsOf(file)
  const titles = head?.cells.map(({ text }) => text.trim()) ?? []
  const column = (title: RegExp) => titles.findIndex((one) => title.test(one))
  const [wrong, right, kind, note] = [COLUMNS.wrong, COLUMNS.right, COLUMNS.kind, COLUMNS.note].map(column)
  if (wrong === undefined || wrong < 0)
    throw new UnreadableWordings('第 1 行应是表头，其中要有“词语”一列，还可有“改为”“类型”“说明”')
  const words = new Map<string, OwnWord>()
  for (const row of rows) {
    const text = (at: number | undefined) => (at === undefined || at < 0 ? '' : cellIn(row, at).text.trim())
    const word = { wrong: text(wrong), right: text(right), ...(text(note) && { note: text(note) }) }
    if (word.wrong === '' || word.wrong === word.right) continue
    if (Math.max(word.wrong.length, word.right.length) > LONGEST_WORD || text(note).length > LONGEST_NOTE)
      throw new UnreadableWordings(`第 ${row.row} 行过长：词语最多 ${LONGEST_WORD} 个字，说明最多 ${LONGEST_NOTE} 个字`)
    const forbidden = text(kind) === '' ? word.right === '' : IS_FORBIDDEN.test(text(kind))
    words.set(word.wrong, { ...word, forbidden })
  }
  return [...words.values()]
}

function rowsOf(file: string) {
  try {
    return readCsv(file).rows
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new UnreadableWordings(error.message)
    throw error
  }
}
