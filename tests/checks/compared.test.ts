/** A figure beside its own past: the right months, one unit, and a change only where there is one to tell. */
import { expect, test } from 'vitest'
import { changeInWords, compared } from '#shared/checks/figures/compared.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'

const month = (period: string, value: string, unit = '万件'): PastMonth => ({
  period,
  figures: [{ id: 'handled', value, unit }],
})
const handled = (value: string) => ({ id: 'handled', name: '办理', value, unit: '万件' })

test.each([
  ['both months', '5.05', [month('2025-12', '4.9'), month('2025-01', '5.05')], ['4.9 +3.1%', '5.05 持平']],
  ['in another unit', '5.05', [month('2025-12', '50500', '件')], ['5.05 持平', null]],
  ['of other things', '5.05', [month('2025-12', '50500', '人')], [null, null]],
  ['a fall', '4', [month('2025-12', '8')], ['8 −50.0%', null]],
  ['a slip of the unit', '50500', [month('2025-12', '5.31')], ['5.31 约 9510 倍', null]],
  ['from zero', '4', [month('2025-12', '0')], ['0', null]],
  ['nothing typed yet', '', [month('2025-12', '4.9')], ['4.9', null]],
  ['neither month', '5.05', [month('2025-11', '4.9'), month('2026-01', '9'), month('2026-02', '7')], [null, null]],
])('%s', (_, value, history, [lastMonth, lastYear]) => {
  const found = compared(handled(value), history, '2026-01')
  const inWords = (one: typeof found.lastMonth) =>
    one && [one.value, ...(one.change === null ? [] : [changeInWords(one.change)])].join(' ')
  expect([inWords(found.lastMonth), inWords(found.lastYear)]).toEqual([lastMonth, lastYear])
})
