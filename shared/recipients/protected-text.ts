/**
 * Texts that a spreadsheet would make something else of when it opens a CSV file: a formula, a number without its leading
 * zeros, a day. They get an apostrophe before them (OWASP, CSV injection), which comes off again when the file is read.
 */
import { normalized } from '../text.ts'

/** Words that stand in dates and times; `e` in 1E5. */
const WORDS_OF_DATES =
  /january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec|am|pm|a|p|上午|下午|[年月日时分秒e]/g
/** Nothing longer is taken for a number or a day. */
const LONGEST_NUMBER = 60

/** Which of the signs that begin a formula a text begins with, however wide it is written; or null. */
export function formulaSign(text: string): string | null {
  const [first] = normalized(text, 'NFKC').trimStart()
  return first !== undefined && '=+-@'.includes(first) ? first : null
}

/** Whether a spreadsheet would work it out. */
export const isFormula = (text: string): boolean => /^[\t\r]/.test(text) || formulaSign(text) !== null

/** Whether a spreadsheet would take it for a number, a day, a time or a truth. */
function isValue(text: string): boolean {
  if (text.length > LONGEST_NUMBER) return false
  const plain = normalized(text, 'NFKC').trim().toLowerCase()
  if (/^(true|false)$/.test(plain)) return true
  return /\d/.test(plain) && /^[\d\s.,:/\\+%()\p{Sc}'-]+$/u.test(plain.replace(WORDS_OF_DATES, ''))
}

const withoutApostrophes = (text: string): string => text.replace(/^'+/, '')

/** Texts with apostrophes of their own before such a one get one more: each comes back as it was. */
function isAtRisk(text: string): boolean {
  const bare = withoutApostrophes(text)
  return isFormula(bare) || isValue(bare)
}

/** As it goes into CSV. */
export const protectedText = (text: string): string => (isAtRisk(text) ? `'${text}` : text)

/** As it goes where texts stay texts: only what an import takes for a formula, or would lose an apostrophe of its own. */
export const keptText = (text: string): string => (text.startsWith("'") || isFormula(text) ? protectedText(text) : text)

/** The text under its protection, or null where it has none. */
export const unprotected = (text: string): string | null =>
  text.startsWith("'") && isAtRisk(text) ? text.slice(1) : null
