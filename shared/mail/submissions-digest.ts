/** 来稿汇总: to an editor, once for each span of time: what departments handed in, took back, confirmed or answered. */
import { minuteInChinese } from '../calendar.ts'
import type { DigestMove } from '../digest.ts'
import { keysOf } from '../keys-of.ts'
import type { Block } from './block.ts'
import { compose, link, list, type Message, oneLine, paragraph } from './message.ts'

/** `department` as the submission names them, or whose answer it is; `at` an ISO instant. */
export type DigestLine = { move: DigestMove; department: string; by: string; at: string; text?: string; late?: boolean }

type OfIssue = { issue: string; told: readonly DigestLine[] }

/** `issues`: each with what is told of it; `issue` as `2026年第2期`. */
export type SubmissionsDigest = { publication: string; issues: readonly OfIssue[]; link: string }

/** How each move is counted, what stands above its list, and what is to be done; in the order in which they are told. */
const MOVES = {
  'hand-in': { counted: '收到来稿', unit: '篇', heading: '报送的来稿', todo: '请办理：采用、退改或不采用。' },
  'object-joint': {
    ...{ counted: '不同意联合报送', unit: '件', heading: '不同意联合报送的单位' },
    todo: '有单位不同意联合报送，决定采用前请与报送单位核实。',
  },
  'take-back': {
    ...{ counted: '撤回来稿', unit: '篇', heading: '撤回修改的来稿' },
    todo: '撤回的来稿修改后可以再次报送，目前不需要办理。',
  },
  'confirm-joint': { counted: '确认联合报送', unit: '件', heading: '确认联合报送的单位', todo: '' },
  'zero-report': { counted: '本期无稿', unit: '个单位', heading: '报“本期无稿”的单位', todo: '' },
  'take-back-zero-report': { counted: '撤销本期无稿', unit: '个单位', heading: '撤销“本期无稿”的单位', todo: '' },
} as const satisfies Record<DigestMove, { counted: string; unit: string; heading: string; todo: string }>

export function submissionsDigest({ publication, issues, link: address }: SubmissionsDigest): Message {
  const all = issues.flatMap(({ told }) => told)
  const there = keysOf(MOVES).filter((move) => all.some((one) => one.move === move))
  const [only] = issues.length === 1 ? issues : []
  const what = there
    .map((move) => `${MOVES[move].counted} ${all.filter((one) => one.move === move).length} ${MOVES[move].unit}`)
    .join('，')
  const todo = there.map((move) => MOVES[move].todo).find((words) => words !== '') ?? '目前不需要办理。'
  return compose(`〔${publication}〕${only?.issue ?? ''}${what}`, [
    paragraph('您好：'),
    paragraph(`《${publication}》${only?.issue ?? ''}${what}。${todo}`),
    ...issues.flatMap((one) => blocksOf(only ? '' : one.issue, one.told)),
    link(there.includes('hand-in') ? '办理来稿' : '查看来稿', address),
  ])
}

const blocksOf = (issue: string, told: readonly DigestLine[]): Block[] =>
  keysOf(MOVES).flatMap((move) => {
    const those = told.filter((one) => one.move === move)
    return those.length === 0 ? [] : [list(`${issue}${MOVES[move].heading}：`, first(those, MOVES[move].unit))]
  })

/** More than these nobody reads in a mail: the page has them all. */
const MOST_NAMED = 50

/** The first of them, numbered, and how many there are beside them. */
const first = (all: readonly DigestLine[], unit: string): string[] => [
  ...all.slice(0, MOST_NAMED).map((one, n) => `${n + 1}. ${inWords(one)}`),
  ...(all.length > MOST_NAMED ? [`另有 ${all.length - MOST_NAMED} ${unit}，请在网页上查看。`] : []),
]

const inWords = ({ department, by, at, late = false, text }: DigestLine): string =>
  `${department}（${by}，${minuteInChinese(at)}）${late ? '，逾期' : ''}${text === undefined ? '' : `：${oneLine(text)}`}`
