/** Check digits: of identity numbers (GB 11643-1999, by ISO 7064 MOD 11-2) and of cards (ISO/IEC 7812-1, the Luhn formula). */
import { isDay } from '../../calendar.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Whether 18 signs are a resident's identity number: a region, a day of birth that exists, a check digit that fits. */
export function isIdentityNumber(number: string): boolean {
  if (!/^[1-8]\d{16}[\dXx]$/.test(number)) return false
  if (!isBorn(number.slice(6, 14))) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return CHECK_DIGITS[sum % 11] === number[17]?.toUpperCase()
}

/** `19900307`; isDay takes the years of the calendar here, from 1949, so the years before are held against a year like them. */
function isBorn(digits: string): boolean {
  const year = Number(digits.slice(0, 4))
  if (year < 1900 || year > 2099) return false
  return isDay(`${year < 1949 ? year + 56 : year}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`)
}

/** Whether digits have the check digit that cards have. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const weighed = at % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
