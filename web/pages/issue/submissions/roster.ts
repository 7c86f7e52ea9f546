/** The roster of called departments: who is shown first, by what they are filtered, and from when on it is folded. */
import { SEARCH_FROM } from '../../../parts/finder.ts'

type Row = { handedIn: number; zeroReport: object | null }

const ORDER = ['missing', 'zero', 'done'] as const
type Answered = (typeof ORDER)[number]

export const ROSTER_FILTERS: readonly { value: Answered | ''; label: string }[] = [
  { value: '', label: '全部' },
  { value: 'missing', label: '未报送的' },
  { value: 'done', label: '已报送的' },
  { value: 'zero', label: '本期无稿的' },
]

export const answerOf = ({ handedIn, zeroReport }: Row): Answered =>
  handedIn > 0 ? 'done' : zeroReport ? 'zero' : 'missing'

/** Those without an answer first: it is they that one looks for. */
export const inRosterOrder = <R extends Row>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => ORDER.indexOf(answerOf(a)) - ORDER.indexOf(answerOf(b)))

export const isLongRoster = (rows: readonly Row[]): boolean => rows.length >= SEARCH_FROM

/** A long one would lie above what was handed in; `chosen`: what the reader pressed last. */
export const isRosterOpen = (rows: readonly Row[], chosen: boolean | null): boolean => chosen ?? !isLongRoster(rows)
