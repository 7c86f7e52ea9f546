/** From the comparison on screen to what is asked of the API. */
import type { Change } from '#shared/recipients/compare.ts'
import type { Verdict } from '#shared/recipients/verdict.ts'
import type { RecipientImport } from '#shared/requests.ts'

export function countsOf(changes: readonly Change[]): Record<Change['kind'], number> {
  const counts = { new: 0, changed: 0, unchanged: 0, removed: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}

/** Only what makes a difference, each with the version that it was compared with; and what of the file is not in it. */
export const requestOf = (changes: readonly Change[], file: string, verdict: Verdict): RecipientImport => ({
  rows: changes.flatMap((change): RecipientImport['rows'] => {
    if (change.kind === 'new') return [{ version: null, recipient: change.recipient }]
    return change.kind === 'changed' ? [{ version: change.before.version, recipient: change.recipient }] : []
  }),
  removals: changes.flatMap((change) =>
    change.kind === 'removed' ? [{ version: change.before.version, address: change.before.address }] : [],
  ),
  source: { file: file.slice(0, 200), refused: verdict.refused.length, passedOver: verdict.passedOver.length },
})
