/** A publication's rules for its figures: settings, with those of the briefing that this was made for as default. */

/** A figure by its id, or by words that only its name holds; the first that names exactly one figure counts. */
export type FigureNames = readonly string[]

/** `sum`: the whole is its parts together. `not-above`: a figure is at most `by` (a share) above another one. */
export type Relation =
  | { kind: 'sum'; whole: FigureNames; parts: readonly FigureNames[] }
  | { kind: 'not-above'; figure: FigureNames; other: FigureNames; by: number }

/** `jump`: how far from its median a figure may be, as a share of it; `leastMonths`: with fewer months before, nothing is said. */
export type FigureRules = {
  jump: number
  leastMonths: number
  relations: readonly Relation[]
  neverZero: readonly FigureNames[]
}

/** What is carried over from the month before makes some per cent. */
export const CARRIED_OVER = 0.15

const ONLINE_RECEIVED = ['online-received', '受理政务服务事项全程网办', '全程网办受理']
const ONLINE_CLOSED = ['online-closed', '办结政务服务事项全程网办', '全程网办办结']
const HANDLED = ['handled', '办理政务服务事项']
const COUNTER_RECEIVED = ['counter-received', '综合窗口受理']

export const DEFAULT_RULES: FigureRules = {
  jump: 0.5,
  leastMonths: 3,
  relations: [
    { kind: 'sum', whole: HANDLED, parts: [ONLINE_RECEIVED, COUNTER_RECEIVED] },
    { kind: 'not-above', figure: ONLINE_CLOSED, other: ONLINE_RECEIVED, by: CARRIED_OVER },
  ],
  neverZero: [
    HANDLED,
    ONLINE_RECEIVED,
    ONLINE_CLOSED,
    COUNTER_RECEIVED,
    ['counter-issued', '窗口出件'],
    ['posted', '现场邮寄'],
    ['calls', '电话咨询'],
    ['visits', '现场咨询'],
  ],
}

/** The figure that is meant, if exactly one is. */
export function figureBy<F extends { id: string; name: string }>(names: FigureNames, figures: readonly F[]): F | null {
  for (const name of names) {
    const exact = figures.find((figure) => figure.id === name || figure.name === name)
    if (exact) return exact
    const holding = figures.filter((figure) => figure.name.includes(name))
    if (holding.length === 1 && holding[0]) return holding[0]
  }
  return null
}
