/** Mobile numbers (手机号码); hotlines and landlines are for everyone and no leak. */
import type { Found } from '../finding.ts'
import { halfWidth } from '../text/signs.ts'

/** Numbering plan of China: 11 digits, the first 1, the second 3 to 9; an amount or a number of things has a unit behind it. */
const NUMBER =
  /(?<![0-9A-Za-z.]|\d-)(?:(?:00|\+)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|1[3-9]\d\.\d{4}\.\d{4}|[（(]1[3-9]\d[）)][- ]?\d{4}[- ]?\d{4})(?![0-9A-Za-z]|[.-]\d|[多余]?[万亿]?(?:元|件|人|次|户|吨|亩|%|千瓦|平方|立方))/g

export const mobileNumbers = (text: string): Found<'leak-mobile'>[] =>
  [...halfWidth(text).matchAll(NUMBER)].map(({ 0: found, 1: number = '', index }) => ({
    kind: 'leak-mobile',
    start: index,
    end: index + found.length,
    message: `这里有一个手机号码（${hidden(number)}），属于个人信息，请改为单位的公开电话或删去`,
    fix: hidden(number),
  }))

/** `138****5678` */
const hidden = (number: string): string => {
  const digits = number.replace(/\D/g, '')
  return `${digits.slice(0, 3)}****${digits.slice(7)}`
}
