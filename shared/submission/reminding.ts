/** Reminding (催报): how long after one reminder the same person is reminded again only when that is asked for. */
import { dayOf } from '../calendar.ts'

const HOURS_BETWEEN_REMINDERS = 12

/** Whether someone was reminded so lately (`at`, an ISO instant or nothing), or today, that another one must be asked for. */
export const isRecent = (at: string | undefined, now: Date): boolean =>
  at !== undefined &&
  (now.getTime() - Date.parse(at) < HOURS_BETWEEN_REMINDERS * 3_600_000 || dayOf(new Date(at)) === dayOf(now))
