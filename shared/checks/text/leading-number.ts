/** Numbers at the beginning of an item or a point, before which the system prints its own: （一）（一）3月1日. */
import type { Found } from '../finding.ts'
import { numbersIn, OF_LISTS } from './numbering-gap.ts'
import { halfWidth } from './signs.ts'

/** 一、二季度 names two quarters. */
const GOES_ON = /^、\s*[一二三四五六七八九十]/
/** 一、（一）1.（1） are as deep as documents go. */
const DEEPEST = 4
/** What may stand between a number and its text: （一）、. */
const BEHIND = /^[、.]?\s*/

export function leadingNumbers(text: string): Found<'leading-number'>[] {
  const plain = halfWidth(text)
  const start = plain.length - plain.trimStart().length
  let end = start
  for (let depth = 0; depth < DEEPEST; depth += 1) end += lengthOfNumber(plain.slice(end))
  if (end === start || end === plain.length) return []
  const message = `开头的序号“${text.slice(start, end).trim()}”由系统排印，请删去`
  return [{ kind: 'leading-number', start, end, message, fix: '' }]
}

/** Of the number that the text begins with; none where its row goes on in the text: 1.…；2.… */
function lengthOfNumber(text: string): number {
  for (const family of OF_LISTS) {
    const [first, ...others] = numbersIn(text, family)
    if (first?.index !== 0 || GOES_ON.test(text.slice(first.end - 1))) continue
    if (others.some(({ number }) => number === first.number + 1)) return 0
    return first.end + (BEHIND.exec(text.slice(first.end))?.[0].length ?? 0)
  }
  return 0
}
