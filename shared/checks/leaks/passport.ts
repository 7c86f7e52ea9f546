/** Numbers of passports (护照号码). */
import type { Found } from '../finding.ts'
import { halfWidth, sentenceAround } from '../text/signs.ts'

/** Chinese ones: E or G and eight digits, EA to EZ and seven, D, S, P and seven or eight (of diplomats, on duty). */
const CHINESE = /(?<![0-9A-Za-z-])(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7})(?![0-9A-Za-z-])/gi
/** Of any state, where the sentence says that it is one. */
const ANY =
  /(?<![0-9A-Za-z-])[A-Z]{1,2}[ ]?\d{6,8}[A-Z]?(?![0-9A-Za-z-])|(?<=护照号码?[为是：:]?)\d{9}(?![0-9A-Za-z-])/gi
const SAYS_SO = /护照|passport/i
/** `G20260301` is a number with a day in it. */
const HAS_DAY = /^[A-Z](?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d?$/i

export function passports(text: string): Found<'leak-passport'>[] {
  const plain = halfWidth(text)
  const pattern = SAYS_SO.test(plain) ? ANY : CHINESE
  return [...plain.matchAll(pattern)]
    .filter(({ 0: found, index }) => {
      const saysSo = SAYS_SO.test(sentenceAround(plain, index, index + found.length))
      return (
        saysSo ||
        (new RegExp(`^(?:${CHINESE.source})$`, 'i').test(found) && /^[EG]/i.test(found) && !HAS_DAY.test(found))
      )
    })
    .map(({ 0: found, index }) => ({
      kind: 'leak-passport',
      start: index,
      end: index + found.length,
      message: '这里有一个护照号码，属于个人信息，请删去或隐去中间几位',
      fix: `${found.slice(0, 2)}*****${found.slice(-2)}`,
    }))
}
