/** The open work of departments as an editor reads it before a call ends: who has not handed in, what ends and is told, what stays, what had ended before. */
import { expect, test } from 'vitest'
import { type DepartmentStanding, openWork } from '../../web/pages/issue/moves/open-work.ts'

const department = (name: string, change: Partial<DepartmentStanding>): DepartmentStanding => ({
  id: name,
  name,
  called: true,
  deadline: '2026-02-05T09:00:00.000Z',
  extended: false,
  answer: 'handed-in',
  started: 0,
  withHead: 0,
  returned: [],
  undecided: [],
  people: ['某'],
  ...change,
})
const back = (open: boolean) => [{ reason: '请写明地点', open }]
const OWN = { deadline: '2026-02-08T09:00:00.000Z', extended: true }
const SILENT = department('科技厅', { answer: 'nothing' })
const UNREACHED = department('司法厅', { answer: 'nothing', people: [] })
const STARTED = department('公安厅', { answer: 'started', started: 2 })
const RETURNED = department('商务厅', { answer: 'returned', returned: back(true) })
const WITH_HEAD = department('审计厅', { answer: 'with-head', withHead: 1 })
const LATE = department('水利厅', { answer: 'returned', returned: back(false) })
const UNDECIDED = department('民政厅', { undecided: ['s1'] })
const SENDING = { move: 'send-to-review', isOpen: true, keepReturned: false } as const
const NOT_BACK = '退改未交回：商务厅（请写明地点）'
const WAITS = '已报送、还没有决定是否采用：民政厅'

test.each([
  ['all is in', [department('教育厅', {})], SENDING, {}],
  ['nobody of theirs was called', [{ ...SILENT, called: false }], SENDING, {}],
  [
    'the call is open',
    [SILENT, STARTED, RETURNED, UNDECIDED],
    SENDING,
    { ends: ['未报送 1 个单位：科技厅', '已开始填写、没有报送：公安厅 2 篇', NOT_BACK, WAITS], mayKeep: true },
  ],
  [
    'the own deadline of one is still to come',
    [department('教育厅', OWN), department('气象局', { ...OWN, deadline: '2026-02-06T08:00:00.000Z' })],
    SENDING,
    { ends: ['延期还没有到：教育厅（至2026年2月8日 17:00）'] },
  ],
  ['one waits for its head', [WITH_HEAD], SENDING, { ends: ['送了负责人审签、没有报送：审计厅'] }],
  [
    'what was returned may come in',
    [RETURNED],
    { ...SENDING, keepReturned: true },
    { stays: [NOT_BACK], mayKeep: true },
  ],
  [
    'nobody can be told',
    [SILENT, UNREACHED],
    SENDING,
    { ends: ['未报送 2 个单位：科技厅、司法厅', '没有在用的信息员，通知不到：司法厅'] },
  ],
  [
    'of a thousand the first are named',
    Array.from({ length: 1000 }, (_, n) => ({ ...SILENT, id: `u${n}`, name: `甲${n}` })),
    SENDING,
    { ends: [`未报送 1000 个单位：${Array.from({ length: 30 }, (_, n) => `甲${n}`).join('、')}等 1000 个单位`] },
  ],
  ['closing decides nothing of what was handed in', [UNDECIDED], { ...SENDING, move: 'close-input' as const }, {}],
  [
    'the call had ended: only what ends now is told',
    [SILENT, UNREACHED, STARTED, LATE, RETURNED, UNDECIDED],
    { ...SENDING, isOpen: false },
    {
      ends: [NOT_BACK, WAITS],
      ended: [
        '未报送 2 个单位：科技厅、司法厅',
        '已开始填写、没有报送：公安厅 2 篇',
        '退改未交回：水利厅（请写明地点）',
      ],
      mayKeep: true,
    },
  ],
])('%s', (_, departments, ending, told) => {
  expect(openWork(departments, ending, new Date('2026-02-06T09:00:00.000Z'))).toEqual({
    ends: [],
    stays: [],
    ended: [],
    mayKeep: false,
    ...told,
  })
})
