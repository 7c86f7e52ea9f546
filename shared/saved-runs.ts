/** Savings of one person that follow one another within minutes: one run, told as one. */

/** Between one saving and the next. */
const PAUSE_MS = 10 * 60_000

/** At least one, in their order. */
export type Run<T> = readonly [T, ...T[]]

/** By whom and when something was saved; null: it stands alone. */
type Saved = { by: string; at: string } | null

/** The runs among `all`, which stand in the order of their time or the other way round. */
export function runsOf<T>(all: readonly T[], saved: (one: T) => Saved): Run<T>[] {
  const runs: Run<T>[] = []
  for (const one of all) {
    const run = runs.at(-1)
    const [before, now] = [run ? saved(run.at(-1) ?? run[0]) : null, saved(one)]
    const goesOn =
      before !== null &&
      now !== null &&
      before.by === now.by &&
      Math.abs(Date.parse(now.at) - Date.parse(before.at)) <= PAUSE_MS
    if (run && goesOn) runs[runs.length - 1] = [...run, one]
    else runs.push([one])
  }
  return runs
}
