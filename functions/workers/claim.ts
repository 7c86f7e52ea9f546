/** The claim that a worker is given with its task, and its answer when it has no more to do of it now. */

/**
 * The work a task is being done as: its holder keeps it while it lives, however long a server lets it wait. What does
 * many things calls `renew` before each, as often as it likes: it rejects when another worker has the work after all.
 */
export type Claim = { id: string; renew: () => Promise<void> }

/** Null: done. An instant: not done yet, go on then (a backoff of its own, no failure). */
export type GoOnAt = Date | null
