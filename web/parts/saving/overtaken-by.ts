/** Names the person who saved after the version that someone went on from, and when, as the other is told. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Row } from './edit.ts'

/** Names, or 他人 where nobody knows; null where it was this person alone, in another window. */
export function overtakenBy({ saves = [] }: Row, since: number, personId: string): string | null {
  const after = saves.filter(({ version }) => version > since)
  const names = [...new Set(after.filter(({ by }) => by !== personId).map(({ name }) => name))]
  return names.join('、') || (after.length > 0 ? null : '他人')
}

/** `于2026年2月1日 09:05`, when the last of them saved; empty where nobody knows. */
export function overtakenAt({ saves = [] }: Row, since: number, personId: string): string {
  const last = saves.findLast(({ version, by }) => version > since && by !== personId)
  return last?.at ? `于${minuteInChinese(last.at)}` : ''
}
