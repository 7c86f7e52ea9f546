/** Figures held against the months before: found in nearly all faulty cases, in none of the clean ones. */
import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '#shared/checks/figures/rules.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'
import { type Case, figure, holdsOf, kindsIn, usual, values, year } from './figure-cases.ts'

holdsOf({
  'unit-slip': {
    faulty: [
      ...['50500', '50.5', '505', '5050', '0.505'].map((value) => figure('handled', value)),
      figure('calls', '13770'),
      figure('calls', '137'),
      figure('visits', '46'),
      figure('visits', '461200'),
      figure('counter-received', '1500'),
      figure('handled', '50500', {}),
      figure('handled', '505', { history: pastMonths(1) }),
      figure('enterprise', '3500'),
      values('50500 件 in 万件', { values: { handled: '50500' }, units: { handled: '万件' } }, {}),
    ],
    clean: [
      ...usual,
      values('another unit, the same amount', { values: { handled: '50500' }, units: { handled: '件' } }),
      values('in 亿', { values: { handled: '0.000505' }, units: { handled: '亿件' } }, { history: pastMonths(12) }),
      figure('handled', '6.8'),
      figure('calls', '1900'),
      figure('enterprise', '80'),
      values('no months before', { values: { calls: '13770' } }, {}),
      figure('calls', '13770', { history: pastMonths(12, { calls: (value, n) => (n % 3 ? value : value * 9) }) }),
      figure('visits', '3100'),
      figure('online-closed', '4.4'),
    ],
  },
  jump: {
    faulty: [
      figure('calls', '2190'),
      figure('calls', '600'),
      figure('visits', '7300'),
      figure('visits', '1900'),
      figure('handled', '8.05'),
      figure('handled', '2.1'),
      figure('counter-received', '0.31'),
      figure('counter-received', '0.06'),
      figure('enterprise', '95'),
      figure('calls', '2500', { history: pastMonths(3) }),
      figure('calls', '1800', { ...year, rules: { ...DEFAULT_RULES, jump: 0.2 } }),
    ],
    clean: [
      ...usual,
      figure('calls', '1600'),
      figure('calls', '1100'),
      figure('handled', '6.1'),
      figure('calls', '2500', { history: pastMonths(2) }),
      figure('calls', '2500', {}),
      figure('enterprise', '47'),
      figure('calls', '2190', { ...year, rules: { ...DEFAULT_RULES, jump: 1 } }),
      figure('calls', '2190', { history: pastMonths(12, { calls: (value, n) => (n === 11 ? 2100 : value) }) }),
      figure('calls', '2190', {
        history: pastMonths(12, { calls: (value, n) => (n % 2 ? value * 0.5 : value * 1.5) }),
      }),
    ],
  },
  'swapped-digits': {
    faulty: [
      figure('calls', '3165'),
      figure('calls', '1635'),
      figure('calls', '1356'),
      figure('visits', '5498'),
      figure('visits', '4958'),
      figure('visits', '6421'),
      figure('visits', '4589'),
      figure('calls', '3177'),
      values('parts', { values: { handled: '5.50' } }, {}),
      values('parts', { values: { 'counter-received': '0.51' } }, {}),
      values('parts', { values: { handled: '5.41', 'online-received': '4.98', 'counter-received': '0.16' } }, {}),
      figure('calls', '4143', { history: pastMonths(6) }),
      figure('calls', '7371'),
      figure('online-closed', '2.05'),
    ],
    clean: [
      ...usual,
      figure('calls', '1386'),
      figure('calls', '1520'),
      figure('visits', '4700'),
      figure('enterprise', '43'),
      figure('handled', '5.15', {}),
      figure('calls', '1456'),
      figure('visits', '4333'),
      figure('calls', '3165', {}),
    ],
  },
  'zero-figure': {
    faulty: [
      ...['handled', 'online-received', 'online-closed', 'counter-received', 'calls', 'visits', 'enterprise'].map(
        (id) => figure(id, '0'),
      ),
      figure('calls', '0', { history: pastMonths(1) }),
      figure('handled', '0', {}),
      figure('visits', '0', { history: pastMonths(3) }),
    ],
    clean: [
      ...usual,
      figure('enterprise', '0', { history: pastMonths(12, { enterprise: (value, n) => (n % 4 ? value : 0) }) }),
      figure('enterprise', '0', {}),
      figure('enterprise', '1'),
      figure('enterprise', '0', { history: pastMonths(2, { enterprise: () => 2 }) }),
      figure('calls', '0', { history: pastMonths(12, { calls: (value, n) => (n === 5 ? 0 : value) }) }),
      figure('calls', '10'),
      figure('handled', '0.1'),
    ],
  },
  'unusual-decimals': {
    faulty: [
      figure('handled', '5.053'),
      figure('handled', '5.0512'),
      figure('calls', '1377.5'),
      figure('calls', '1377.5', {}),
      figure('visits', '4612.25'),
      figure('enterprise', '35.5', {}),
      figure('handled', '5.053', {}),
      figure('counter-received', '0.1534'),
      figure('online-closed', '5'),
      figure('handled', '5.1', { history: pastMonths(12, { handled: (value) => value.toFixed(2) }) }),
    ],
    clean: [
      ...usual,
      figure('handled', '5.1'),
      figure('online-closed', '5.0'),
      figure('handled', '5.15', { history: pastMonths(12, { handled: (value) => value.toFixed(2) }) }),
      figure('online-closed', '5', { history: pastMonths(3) }),
      figure('calls', '1400'),
      figure('counter-received', '0.2'),
      figure('handled', '5.05', { history: pastMonths(2) }),
      values(
        'an issue that types no last zeros',
        { values: { handled: '5.1', 'online-received': '4.9' } },
        {
          history: pastMonths(12, {
            handled: (value) => value.toFixed(2),
            'online-received': (value) => value.toFixed(2),
          }),
        },
      ),
    ],
  },
  'all-unchanged': {
    faulty: [12, 6, 3, 2, 1].flatMap((months): Case[] => {
      const [last] = pastMonths(months)
      const same = Object.fromEntries((last?.figures ?? []).map(({ id, value }) => [id, value]))
      const inOther = Object.fromEntries(
        (last?.figures ?? []).map(({ id, value }) => [id, /\./.test(value) ? `${value}0` : value]),
      )
      return [
        values(`${months} months`, { values: same }, { history: pastMonths(months) }),
        values(`${months} months, another writing`, { values: inOther }, { history: pastMonths(months) }),
      ]
    }),
    clean: [
      ...usual,
      ...['1365', '1402'].map((value) => figure('calls', value)),
      values('all but one', {
        values: {
          ...Object.fromEntries((pastMonths(1)[0]?.figures ?? []).map(({ id, value }) => [id, value])),
          calls: '1366',
        },
      }),
      values('as the month before last', {
        values: Object.fromEntries((pastMonths(2)[1]?.figures ?? []).map(({ id, value }) => [id, value])),
      }),
      values('no months', {}, { history: [] }),
      values(
        'later months only',
        {},
        {
          history: [
            {
              ...pastMonths(1)[0],
              period: '2026-05',
              figures: aBriefing().sections.flatMap((one) => (one.kind === 'figures' ? one.figures : [])),
            },
          ],
        },
      ),
      values(
        'another section',
        {},
        { history: [{ period: '2026-02', figures: [{ id: 'other', value: '12345', unit: '件' }] }] },
      ),
    ],
  },
})

test.each(usual)('nothing at all: %s', (...one) => expect(kindsIn(one)).toEqual([]))
