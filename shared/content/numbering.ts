/** Chinese ordinals as official documents number their parts: 一、, （一） and 1. */

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 10 → 十, 21 → 二十一; for 1 to 99. */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`no numeral for ${n}`)
  const tens = Math.floor(n / 10)
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return `${ten}${DIGITS[n % 10]}`
}

/** The mark before the nth section's title (first level, GB/T 9704-2012, 7.3.3): 一、 */
export const sectionMark = (n: number): string => `${chineseNumeral(n)}、`

/** The mark before the nth item of a section (second level): （一） */
export const itemMark = (n: number): string => `（${chineseNumeral(n)}）`

/** The mark before the nth point of an item (third level): 1. */
export const pointMark = (n: number): string => `${n}.`
