/** Whether a leader has before them what they are about to decide on: the text may be exchanged while they read. */

type Reading = {
  /** The hash of the content under review. */
  hash: string
  /** Of the one that its reader was shown first, or said to have seen. */
  seen: string | null
  /** Of the text in the reading view; null while none was read. */
  shown: string | null
  /** Whether the text could not be read: the printed page still shows it. */
  failed: boolean
}

export type Unread = 'exchanged' | 'loading'

/** Null where it may be decided. */
export function unreadOf({ hash, seen, shown, failed }: Reading): Unread | null {
  if (seen !== null && seen !== hash) return 'exchanged'
  if (shown === hash || (shown === null && failed)) return null
  return 'loading'
}
