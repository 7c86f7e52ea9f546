/** The acts of the month, written down as people do them, and counted by hand: the system's tallies are held against it. */

/** One text; `standing`: the departments that it stands for, its own and those that confirmed. */
export type Told = {
  id: string
  owner: string
  departments: readonly string[]
  text: string
  handedIn: 'no' | 'on-time' | 'late'
  standing: Set<string>
}
/** One printed item: its texts, the first of them first, and the departments that stood for them when they went in. */
export type Printed = { texts: Told[]; departments: Set<string>; text: string }
export type Points = { handedIn: number; onTime: number; zeroReport: number; adopted: number; merged: number }

export type Count = {
  called: number
  handedIn: number
  onTime: number
  late: number
  zeroReports: number
  adopted: number
  characters: number
  score: number
}

export function countFor(
  departmentId: string,
  { told, zero, printed }: { told: readonly Told[]; zero: ReadonlySet<string>; printed: readonly Printed[] },
  points: Points,
): Count {
  const own = told.filter(({ standing, handedIn }) => handedIn !== 'no' && standing.has(departmentId))
  const onTime = own.filter(({ handedIn }) => handedIn === 'on-time').length
  const its = printed.filter(({ departments }) => departments.has(departmentId))
  const first = its.filter(({ texts }) => texts[0]?.standing.has(departmentId)).length
  const zeroReports = zero.has(departmentId) ? 1 : 0
  const characters = its.reduce((sum, { text }) => sum + Array.from(text.replaceAll('\n', '')).length, 0)
  const score =
    own.length * points.handedIn +
    onTime * points.onTime +
    zeroReports * points.zeroReport +
    first * points.adopted +
    (its.length - first) * points.merged
  const late = own.length - onTime
  return { called: 1, handedIn: own.length, onTime, late, zeroReports, adopted: its.length, characters, score }
}
