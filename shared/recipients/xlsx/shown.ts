/** A cell's value as its reader sees it, by its number format (ECMA-376, 18.8.31); what cannot be told for sure is said, not guessed. */
import { format, isDateFormat } from 'numfmt'
import type { Cell } from '../sheet.ts'

/** As long as a spreadsheet takes one; nothing longer is looked into. */
const LONGEST_FORMAT = 255
/** A spreadsheet keeps 15 digits of a number (IEEE 754): what was typed beyond is lost. */
const DIGITS = 15
const MOST = 10 ** DIGITS
/** The day after the last that a spreadsheet knows (31 December 9999). */
const END_OF_DAYS = 2_958_466
/** Between the first days of the two calendars (18.17.4.1). */
const DAYS_TO_1904 = 1462

/** Numerals in Chinese, years of eras and of other calendars: there are formats for them, and no way here. */
const OTHER_NUMERALS = /\[(?:db|nat)num|g{2}|b{2}|\[\$-[0-9a-f]{5,}/i

const shown = (text: string): Cell => ({ text, problem: null })
const unclear = (text: string, problem: string): Cell => ({ text, problem })

/** A text goes through the text part of its format, such as `@"局"`. */
export function textShown(text: string, code: string | null): Cell {
  if (code === null || code === 'General' || code === '@') return shown(text)
  return formatted(code, text) ?? shown(text)
}

export function numberShown(value: number, code: string | null, since1904: boolean): Cell {
  const written = String(value)
  if (!Number.isFinite(value)) return unclear(written, '的数值读不懂')
  if (Math.abs(value) >= MOST)
    return unclear(written, `是 ${DIGITS} 位以上的数字，表格软件没有存下全部各位，请改成文本格式重新填写`)
  if (code === null) return unclear(written, '的数字格式读不懂，请改成文本格式')
  if (/^(General|@)$/i.test(code)) return shown(general(value))
  const isDay = code.length <= LONGEST_FORMAT && isDateFormat(code)
  const counted = isDay && since1904 ? value + DAYS_TO_1904 : value
  if (isDay && (counted < 0 || counted >= END_OF_DAYS)) return unclear(written, '是日期格式，但没有这样的日期')
  return formatted(code, counted) ?? unclear(written, `的数字格式 ${code.slice(0, 40)} 读不懂，请改成文本格式`)
}

/** All digits that were kept, where a spreadsheet may round them to the width of its column. */
const general = (value: number): string => String(Number(value.toPrecision(DIGITS))).toUpperCase()

/** Null where the format is not understood. */
function formatted(code: string, value: string | number): Cell | null {
  if (code.length > LONGEST_FORMAT || OTHER_NUMERALS.test(code.replace(/"[^"]*"|\\./g, ''))) return null
  try {
    return shown(format(inPlainWords(code), value).trim())
  } catch {
    return null
  }
}

/** The system's own long date and time, and the halves of a day, as a system in Chinese writes them. */
function inPlainWords(code: string): string {
  if (/^\[\$-(F800|x-sysdate)\]/i.test(code)) return 'yyyy"年"m"月"d"日"'
  if (/^\[\$-(F400|x-systime)\]/i.test(code)) return 'h:mm:ss'
  const halves = code.replaceAll('上午/下午', 'AM/PM')
  return halves !== code || /a{3}/i.test(code) ? `[$-804]${halves.replace(/\[\$-[^\]]*\]/g, '')}` : code
}
