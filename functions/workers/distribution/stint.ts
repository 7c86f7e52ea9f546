/** A worker's stint at a distribution: it puts the work back well before Lambda ends the function, and goes on with it later. */
import type { WorkerDeps } from '../../deps.ts'

/** Lambda ends a function after 15 minutes. */
const STINT_MS = 8 * 60_000

export type Stint = { isOver: () => boolean }

/** Begins now. It is over after its time, or when the process is to end. */
export function beginStint({ clock, ending }: Pick<WorkerDeps, 'clock' | 'ending'>): Stint {
  const ends = clock().getTime() + STINT_MS
  return { isOver: () => ending?.aborted === true || clock().getTime() > ends }
}
