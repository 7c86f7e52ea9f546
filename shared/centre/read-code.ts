/** The sign-in code in what somebody typed or pasted: by itself, with its sentence, in groups, in full-width digits. */
import { normalized, withoutInvisible } from '../text.ts'

/** Nobody pastes more than the mail. */
const LONGEST = 2000
const RUNS = /\d+/g
/** Digits in groups, with spaces or a dash between them. */
const GROUPS = /\d+(?:[ \p{Pd}]{1,3}\d+)*/gu

/** The one number of six digits that is in it; null where there is none, or more than one. */
export function readCode(typed: string): string | null {
  if (typed.length > LONGEST) return null
  const text = normalized(withoutInvisible(typed).text, 'NFKC').replace(/\s/g, ' ')
  return only(text.match(RUNS) ?? []) ?? only((text.match(GROUPS) ?? []).map((group) => group.replace(/\D/g, '')))
}

function only(numbers: readonly string[]): string | null {
  const codes = new Set(numbers.filter((number) => number.length === 6))
  const [code = null] = codes
  return codes.size === 1 ? code : null
}
