/** The last return of a submission, as its department and the editor read it; of one from before its text was kept, the reason alone. */
import type { Submission } from './submission.ts'

type LastReturn = Pick<NonNullable<Submission['returned']>, 'reason'> &
  Partial<Omit<NonNullable<Submission['returned']>, 'reason'>>

export const lastReturn = ({ state, reason, returned }: Submission): LastReturn | null =>
  returned ?? (state === 'returned' && reason !== null ? { reason } : null)

/** The words that the editor marked; empty where the whole was meant. */
export function markedIn({ returned }: Pick<Submission, 'returned'>): string {
  const { text = '', passage } = returned ?? {}
  return passage ? text.slice(passage.start, passage.end) : ''
}
