/** Figures held against one another, against headings, tables and items: found in nearly all faulty cases, in none of the clean ones. */
import { type Case, figure, holdsOf, usual, values } from './figure-cases.ts'

const item = (text: string): Case => values(text, { items: [text] })
const titled = (title: string, period = '2026-03'): Case => values(`${period} ${title}`, { title, period }, {})
const table = (rows: string[][], head = ['窗口', '受理（件）', '办结（件）']): Case =>
  values(JSON.stringify(rows), { table: { head, rows } }, {})

holdsOf({
  'sum-mismatch': {
    faulty: [
      figure('handled', '5.5', {}),
      figure('handled', '4.05', {}),
      figure('online-received', '4.6', {}),
      figure('counter-received', '0.51', {}),
      figure('counter-received', '0.05', {}),
      figure('handled', '5.08', {}),
      values('in 件', { values: { 'counter-received': '2500' }, units: { 'counter-received': '件' } }, {}),
      table([
        ['公安', '10', '9'],
        ['税务', '20', '19'],
        ['合计', '31', '28'],
      ]),
      table([
        ['公安', '10', '9'],
        ['税务', '20', '19'],
        ['合 计', '30', '82'],
      ]),
      table(
        [
          ['公安', '10', '9', '20'],
          ['税务', '20', '19', '39'],
        ],
        ['窗口', '线上', '线下', '合计'],
      ),
      table(
        [
          ['公安', '1.2'],
          ['税务', '2.3'],
          ['总计', '3.9'],
        ],
        ['窗口', '办理（万件）'],
      ),
    ],
    clean: [
      ...usual,
      figure('handled', '5.06', {}),
      values('in 件', { values: { 'counter-received': '1500' }, units: { 'counter-received': '件' } }, {}),
      table([
        ['公安', '10', '9'],
        ['税务', '20', '19'],
        ['合计', '30', '28'],
      ]),
      table(
        [
          ['公安', '10', '99.1%'],
          ['税务', '20', '98.2%'],
          ['合计', '30', '98.5%'],
        ],
        ['窗口', '受理', '满意率'],
      ),
      table(
        [
          ['公安', '10', '9', '19'],
          ['税务', '20', '19', '39'],
        ],
        ['窗口', '线上', '线下', '合计'],
      ),
      table(
        [
          ['公安', '1.23'],
          ['税务', '2.34'],
          ['合计', '3.58'],
        ],
        ['窗口', '办理（万件）'],
      ),
      table(
        [
          ['公安', '10'],
          ['税务', '—'],
          ['合计', '30'],
        ],
        ['窗口', '办理'],
      ),
      table(
        [
          ['公安', '10'],
          ['税务', '20'],
        ],
        ['窗口', '累计'],
      ),
    ],
  },
  'closed-above-received': {
    faulty: [
      ...['9.02', '5.92', '6.5', '12', '7.1', '49'].map((value) => figure('online-closed', value, {})),
      figure('online-received', '3.2', {}),
      table([['公安', '1000', '1500']]),
      table([
        ['公安', '4835', '9402'],
        ['税务', '10', '9'],
      ]),
      table([['公安', '0.5', '0.9']], ['窗口', '受理（万件）', '办结（万件）']),
    ],
    clean: [
      ...usual,
      ...['5.2', '4.1', '5.35'].map((value) => figure('online-closed', value, {})),
      table([['公安', '4835', '4902']]),
      table([['公安', '3', '5']]),
      table([['公安', '100', '99.5']], ['窗口', '受理（件）', '办结率（%）']),
      table([['公安', '120', '110']]),
    ],
  },
  'heading-month': {
    faulty: [
      titled('2026年2月总体运行情况'),
      titled('2025年3月总体运行情况'),
      titled('2月总体运行情况'),
      titled('4月份总体运行情况'),
      titled('2026年1月总体运行情况', '2026-02'),
      titled('2026年12月总体运行情况', '2025-12'),
      titled('1—2月总体运行情况'),
      titled('2026年1至2月运行情况'),
      titled('11月运行情况', '2026-01'),
      titled('2026年10月运行情况', '2026-01'),
    ],
    clean: [
      titled('2026年3月总体运行情况'),
      titled('3月总体运行情况'),
      titled('1—3月总体运行情况'),
      titled('2026年1至3月运行情况'),
      titled('总体运行情况'),
      titled('2025年全年运行情况'),
      titled('第一季度运行情况'),
      titled('2026年12月总体运行情况', '2026-12'),
      titled('4月工作计划'),
      titled('2026 年 3 月运行情况'),
    ],
  },
  'contradicting-number': {
    faulty: [
      item('3月，省本级办理政务服务事项5.5万件，群众满意。'),
      item('3月，省本级办理政务服务事项50.5万件。'),
      item('本月电话咨询1737人/次，现场咨询4612人/次。'),
      item('本月电话咨询1377人/次，现场咨询4621人/次。'),
      item('全程网办受理4.6万件，效率提升。'),
      item('窗口运行平稳，综合窗口受理0.51万件。'),
      item('3月，全程网办办结50800件。'),
      item('3月，省本级办理政务服务事项近9万件。'),
      item('省企业综合服务中心咨询、受办53件（次）。'),
      item('本月省本级办理政务服务事项达到5.5万件。'),
    ],
    clean: [
      ...usual,
      item('3月，省本级办理政务服务事项5.05万件，群众满意。'),
      item('3月，省本级办理政务服务事项50500件，群众满意。'),
      item('省本级办理政务服务事项5万余件，群众满意。'),
      item('2月，省本级办理政务服务事项4.95万件。'),
      item('去年同期，省本级办理政务服务事项4.2万件。'),
      item('税务窗口提供电话咨询30人/次。'),
      item('今年以来，省本级办理政务服务事项15.2万件。'),
      item('省本级办理政务服务事项5.1万件。'),
      item('公安窗口全程网办受理320件。'),
    ],
  },
})
