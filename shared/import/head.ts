/** The head of an issue: 刊名, number line, issuing unit and issue date, as much of it as the text still has. */
import { isDay } from '../calendar.ts'
import type { Masthead } from '../content/content.ts'
import type { TextLine } from './lines.ts'
import { joinLines } from './spaces.ts'
import { quoted, UnreadableText } from './unreadable.ts'

const DATE = /^(.*?)(\d{4})年(\d{1,2})月(\d{1,2})日$/
const NUMBER =
  /^[（(]?(?:\d{4}年)?第[\d一二三四五六七八九十百〇零]+期[）)]?(?:[（(]总?第?[\d一二三四五六七八九十百〇零]+期[）)])?$/

/**
 * Takes the lines before the first section. The last of them ends with the issue date; the unit stands before the date or on the line above.
 * Throws `UnreadableText` where date or unit is missing.
 */
export function mastheadOf(lines: readonly TextLine[]): Masthead {
  const texts = lines.map(({ text }) => text)
  const dateAt = texts.findLastIndex((text) => DATE.test(text))
  const [, before = '', year = '', month = '', date = ''] = DATE.exec(texts[dateAt] ?? '') ?? []
  if (dateAt < 0) throw new UnreadableText('缺少成文日期：在“一、”之前没有找到像“2026年2月14日”的日期')
  const issueDate = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (!isDay(issueDate)) throw new UnreadableText(`报头的成文日期${quoted(`${year}年${month}月${date}日`)}不存在`)
  const left = texts.slice(dateAt + 1)
  if (left.length > 0) throw new UnreadableText(`成文日期之后、“一、”之前有没认出的文字${quoted(left.join(''))}`)

  const above = texts.slice(0, dateAt)
  const unitLine = before === '' && !NUMBER.test(above.at(-1) ?? '') ? above.pop() : before
  if (!unitLine) throw new UnreadableText('缺少印发单位：成文日期之前没有单位名称')
  const numberAt = above.findIndex((text) => NUMBER.test(text))
  const number = above[numberAt] ?? null
  const named = above.filter((_, at) => at !== numberAt)
  return { name: named.length > 0 ? joinLines(named) : null, number, issuingUnit: unitLine, issueDate }
}
