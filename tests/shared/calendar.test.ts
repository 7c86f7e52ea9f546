/** Days and months as the office writes them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apartInChinese,
  dayInChinese,
  isDay,
  isMonth,
  isSameMinute,
  minuteInChinese,
  monthInChinese,
} from '#shared/calendar.ts'

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['2100-02-29', false],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2026-01-32', false],
  ['1949-10-01', true],
  ['1948-12-31', false],
  ['2199-12-31', true],
  ['2200-01-01', false],
  ['0000-01-01', false],
  ['2026-1-5', false],
  ['2026/01/05', false],
  ['２０２６-01-05', false],
  [' 2026-01-05', false],
  ['2026-01-05\n', false],
  ['2026-01-05T00:00:00Z', false],
  ['', false],
])('the day %j exists: %s', (text, exists) => {
  expect(isDay(text)).toBe(exists)
})

test.each([
  ['2026-01', true],
  ['2026-12', true],
  ['2026-00', false],
  ['2026-13', false],
  ['1948-12', false],
  ['2200-01', false],
  ['2026-1', false],
  ['2026-01-01', false],
  ['２０２６-01', false],
  ['', false],
])('the month %j exists: %s', (text, exists) => {
  expect(isMonth(text)).toBe(exists)
})

describe('in Chinese', () => {
  test('days and months carry no leading zeros', () => {
    expect(dayInChinese('2026-02-04')).toBe('2026年2月4日')
    expect(dayInChinese('2026-12-31')).toBe('2026年12月31日')
    expect(monthInChinese('2026-01')).toBe('2026年1月')
  })

  test.each([
    ['2026-02-05T09:00:00.000Z', '2026年2月5日 17:00'],
    ['2026-02-05T16:00:00.000Z', '2026年2月6日 00:00'],
    ['2025-12-31T23:59:00.000Z', '2026年1月1日 07:59'],
  ])('%s is %s on a clock in China', (instant, text) => {
    expect(minuteInChinese(instant)).toBe(text)
  })

  test('any instant since 1992, when China last set its clocks, is what the time zone database says', () => {
    const inChina = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
    })
    const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2199-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(minuteInChinese(instant.toISOString())).toBe(inChina.format(instant))
      }),
    )
  })
})

describe('two instants', () => {
  test.each<[a: string, b: string, same: boolean, said: [string, string]]>([
    ['2026-02-05T09:00:00.000Z', '2026-02-05T09:01:00.000Z', false, ['5日 17:00', '5日 17:01']],
    ['2026-02-05T09:00:59.999Z', '2026-02-05T09:01:00.000Z', false, ['5日 17:00', '5日 17:01']],
    ['2026-02-05T09:00:00.000Z', '2026-02-06T09:00:00.000Z', false, ['5日 17:00', '6日 17:00']],
    ['2026-02-05T16:00:00.000Z', '2026-02-05T16:00:00.001Z', true, ['6日 00:00:00.000', '6日 00:00:00.001']],
    ['2026-02-05T09:00:00.000Z', '2026-02-05T09:00:59.999Z', true, ['5日 17:00:00.000', '5日 17:00:59.999']],
    ['2026-02-05T09:00:30.000Z', '2026-02-05T09:00:30.000Z', true, ['5日 17:00', '5日 17:00']],
  ])(
    '%s and %s beside each other: of one minute, %s; what is not the same does not read the same',
    (a, b, same, said) => {
      expect(apartInChinese(a, b)).toEqual(said.map((one) => `2026年2月${one}`))
      expect(isSameMinute(a, b)).toBe(same)
    },
  )
})
