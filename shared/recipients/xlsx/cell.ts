/** One cell of a sheet (ECMA-376, 18.3.1.4): from what the file holds to what its reader saw. A formula is never worked out: its last result is what was seen. */
import type { Cell } from '../sheet.ts'
import type { Formats } from './formats.ts'
import { numberShown, textShown } from './shown.ts'

/** A cell as it stands in the file. */
export type Written = {
  reference: string | undefined
  type: string
  style: string | undefined
  value: string
  formula: boolean
}

/** What cells are read with. */
export type Reading = { strings: readonly string[]; formats: Formats; since1904: boolean }

/** Control characters are written as `_x000D_` in these files (22.9.2.19, ST_Xstring). */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

export function cellOf({ type, style, value, formula }: Written, reading: Reading): Cell {
  const code = reading.formats(style)
  // A formula that says nothing says so as a text.
  if (formula && value === '' && type !== 'str')
    return { text: '', problem: '是公式，文件里没有它的结果，请用 Excel 或 WPS 打开后另存' }
  if (type === 'e') return { text: value, problem: `是错误值 ${value}` }
  if (type === 'b') return { text: isYes(value) ? 'TRUE' : 'FALSE', problem: null }
  if (type === 'd') return numberShown(daysOf(value), code, false)
  if (type === 'n')
    return value.trim() === '' ? { text: '', problem: null } : numberShown(Number(value), code, reading.since1904)
  if (type !== 's') return textShown(unescaped(value), code)
  const text = reading.strings[/^\s*\d+\s*$/.test(value) ? Number(value) : -1]
  return text === undefined ? { text: '', problem: '的文字找不到了' } : textShown(unescaped(text), code)
}

const isYes = (value: string) => /^\s*(1|true)\s*$/i.test(value)

/** ISO 8601 (18.18.11, `d`) to days since 1900 as numbers have them. */
function daysOf(written: string): number {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?Z?\s*$/.exec(written)
  return day ? Date.parse(`${day[1]}T${day[2] ?? '00:00'}Z`) / 86_400_000 + 25_569 : Number.NaN
}
