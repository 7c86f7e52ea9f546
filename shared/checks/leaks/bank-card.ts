/** Numbers of bank cards (银行卡号), by issuer and check digit. */
import type { Found } from '../finding.ts'
import { halfWidth } from '../text/signs.ts'
import { isIdentityNumber, isLuhn } from './check-digits.ts'

/** 16 to 19 digits, whole or in groups of four. */
const NUMBER = /(?<![0-9A-Za-z.-])(?:\d{16,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)(?![0-9A-Za-z]|[.-]\d)/g
/** UnionPay (62, 60, 81, and 9558, 9559 of older cards), Visa, Mastercard, JCB. */
const ISSUER = /^(?:6[025]|81|955[89]|4|5[1-5]|2[2-7]|35)/
/** A number that is named as another one: of an application, an order, a document. */
const OF_SOMETHING_ELSE =
  /(?:编号|单号|文号|流水号|受理号|办件号|业务号|条码|批号|代码|序列号|证号)[为是]?[：:]?[ （(]?$/

export function bankCards(text: string): Found<'leak-bank-card'>[] {
  const plain = halfWidth(text)
  return [...plain.matchAll(NUMBER)].flatMap(({ 0: found, index }): Found<'leak-bank-card'>[] => {
    const digits = found.replace(/\D/g, '')
    if (!ISSUER.test(digits) || !isLuhn(digits) || isIdentityNumber(digits)) return []
    if (OF_SOMETHING_ELSE.test(plain.slice(Math.max(0, index - 12), index))) return []
    return [
      {
        kind: 'leak-bank-card',
        start: index,
        end: index + found.length,
        message: `这里有一个银行卡号（末四位 ${digits.slice(-4)}），请删去`,
        fix: `${digits.slice(0, 4)}********${digits.slice(-4)}`,
      },
    ]
  })
}
