/** Names the person who saved after the version that someone went on from, as the other is told. */
import type { Row } from './edit.ts'

/** Names, or 他人 where nobody knows; null where it was this person alone, in another window. */
export function overtakenBy({ saves = [] }: Row, since: number, personId: string): string | null {
  const after = saves.filter(({ version }) => version > since)
  const names = [...new Set(after.filter(({ by }) => by !== personId).map(({ name }) => name))]
  return names.join('、') || (after.length > 0 ? null : '他人')
}
