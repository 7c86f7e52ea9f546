/** Which findings stand acknowledged, and which are open: the desk, the form and the server ask the same. */
import type { Acknowledgement } from './acknowledgement.ts'
import type { Keyed } from './finding-key.ts'

/** `standing`: with the place that the finding has now. What is acknowledged of a text that is another now is in neither. */
export function standingOf(
  findings: readonly Keyed[],
  acknowledged: readonly Acknowledgement[] = [],
): { standing: Acknowledgement[]; open: Keyed[] } {
  const byKey = new Map(acknowledged.map((one) => [one.key, one]))
  return {
    standing: findings.flatMap(({ key, finding: { section, item, figure, part } }) => {
      const one = byKey.get(key)
      return one ? [{ ...one, section, item, figure, part }] : []
    }),
    open: findings.filter(({ key }) => !byKey.has(key)),
  }
}
