/** Identity numbers (公民身份号码) that a text gives away. */
import type { Found } from '../finding.ts'
import { halfWidth } from '../text/signs.ts'
import { isIdentityNumber } from './check-digits.ts'

/** Of 18 signs, also in the groups in which forms write them. */
const NUMBER = /(?<![0-9A-Za-z])\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[ -]?[\dXx](?![0-9A-Za-z])/g

export const identityNumbers = (text: string): Found<'leak-identity-number'>[] =>
  [...halfWidth(text).matchAll(NUMBER)]
    .filter(([found]) => isIdentityNumber(found.replace(/[ -]/g, '')))
    .map(({ 0: found, index }) => ({
      kind: 'leak-identity-number',
      start: index,
      end: index + found.length,
      message: '这里有一个公民身份号码，属于个人信息，请删去或隐去中间几位',
      fix: hidden(found),
    }))

/** `510104********1234` */
const hidden = (number: string): string => {
  const digits = number.replace(/[ -]/g, '')
  return `${digits.slice(0, 6)}********${digits.slice(14)}`
}
