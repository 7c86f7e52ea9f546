/** Days that a text names, in the ways in which texts write them, whether or not they exist. */
import { numberOf } from './numbering-gap.ts'
import { halfWidth } from './signs.ts'

/** `year` is null where none is written; `until` is the end of a span; `[start, end)` holds both. */
export type NamedDay = {
  start: number
  end: number
  written: string
  year: number | null
  month: number
  day: number
  until: { month: number; day: number } | null
}

/** What gives the year where a text does not: the issue's month, and its day. */
export type Around = { period?: string | undefined; issueDate?: string | undefined }

const TO = '[ ]?(?:至|到|—{1,2}|－|–|-|~|～)[ ]?'
const IN_CHINESE = new RegExp(
  `(?<![0-9.])(?:(\\d{4})[ ]?年[ ]?)?(?<![0-9])(\\d{1,2})[ ]?月[ ]?(\\d{1,2})[ ]?(?:[日号]|(?=${TO}\\d{1,2}[ ]?[日号]))(?:${TO}(?:(\\d{1,2})[ ]?月[ ]?)?(\\d{1,2})[ ]?[日号])?`,
  'g',
)
const WITH_SIGNS = /(?<![0-9A-Za-z./_-])((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![0-9A-Za-z_]|[-./]\d)/g
const YEAR = '[〇○零一二三四五六七八九]{4}'
const SMALL = '[一二三四五六七八九十]{1,3}'
const IN_NUMERALS = new RegExp(`(?:(${YEAR})年)?(?<![一二三四五六七八九十])(${SMALL})月(${SMALL})[日号]`, 'g')

export function namedDays(text: string): NamedDay[] {
  const plain = halfWidth(text)
  const days: NamedDay[] = []
  for (const { 0: written, 1: year, 2: month, 3: day, 4: toMonth, 5: toDay, index } of plain.matchAll(IN_CHINESE))
    days.push({
      ...placeOf(index, written),
      year: year === undefined ? null : Number(year),
      month: Number(month),
      day: Number(day),
      until: toDay === undefined ? null : { month: Number(toMonth ?? month), day: Number(toDay) },
    })
  for (const { 0: written, 1: year, 3: month, 4: day, index } of plain.matchAll(WITH_SIGNS))
    days.push({ ...placeOf(index, written), year: Number(year), month: Number(month), day: Number(day), until: null })
  for (const { 0: written, 1: year, 2: month = '', 3: day = '', index } of plain.matchAll(IN_NUMERALS)) {
    const [m, d] = [numberOf(month), numberOf(day)]
    if (m === null || d === null) continue
    days.push({
      ...placeOf(index, written),
      year: year === undefined ? null : yearIn(year),
      month: m,
      day: d,
      until: null,
    })
  }
  return days.toSorted((a, b) => a.start - b.start)
}

const placeOf = (start: number, written: string) => ({ start, end: start + written.length, written })

/** 二〇二六 → 2026, and `2026` as well. */
export const yearIn = (written: string): number =>
  /^\d+$/.test(written)
    ? Number(written)
    : Number([...written].map((sign) => ('〇○零'.includes(sign) ? 0 : '一二三四五六七八九'.indexOf(sign) + 1)).join(''))

/** Days of a month; February has 29 where the year is not known. */
export const daysIn = (year: number | null, month: number): number =>
  month < 1 || month > 12 ? 0 : new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()

/** The year of a month that a text names without one: of the issue's month or of the half years around it; null where nothing tells. */
export function yearOf(
  { year, month }: Pick<NamedDay, 'year' | 'month'>,
  { period, issueDate }: Around,
): number | null {
  if (year !== null) return year
  const known = (period ?? issueDate)?.split('-').map(Number)
  const [near, at] = known ?? []
  if (near === undefined || at === undefined) return null
  if (month - at > 6) return near - 1
  return at - month > 6 ? near + 1 : near
}
