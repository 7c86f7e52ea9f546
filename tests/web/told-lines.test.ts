/** A message that goes by itself stays short, however many departments an act wrote to or missed. */
import { expect, test } from 'vitest'
import type { Told } from '#shared/told.ts'
import { doneLine, reachedMessage } from '../../web/parts/told-lines.ts'

const numbered = (what: string, count: number) => Array.from({ length: count }, (_, n) => `${what}${n + 1}`)
const reaching = (departments: number, people = 1): Told => ({
  reached: numbered('单位', departments).map((name) => ({ name, people: numbered('信息员', people) })),
  missed: [],
})
const missing = (departments: number): Told => ({
  reached: [],
  missed: numbered('单位', departments).map((name) => ({ name, why: '没有在用的信息员' })),
})

test('few departments are named with whom they have there, many are counted', () => {
  expect(reachedMessage('已催报', reaching(2))).toBe('已催报：单位1（信息员1）、单位2（信息员1）')
  expect(reachedMessage('已催报', reaching(1, 5))).toBe('已催报：单位1（信息员1、信息员2、信息员3等 5 人）')
  expect(reachedMessage('已催报', reaching(51))).toBe('已催报 51 个单位')
  expect(reachedMessage('已延期，通知', reaching(4))).toBe('已延期，通知 4 个单位')
})

test('of those who were missed the first are named, with how many there are', () => {
  expect(doneLine('已送审', null)).toBe('已送审')
  expect(doneLine('已送审', reaching(2))).toBe('已送审')
  expect(doneLine('已退改', missing(1))).toBe('已退改。没有通知到：单位1（没有在用的信息员）')
  expect(doneLine('已送审', missing(51))).toBe(
    '已送审。没有通知到：单位1（没有在用的信息员）、单位2（没有在用的信息员）、单位3（没有在用的信息员）等 51 处',
  )
})
