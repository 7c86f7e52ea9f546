/** A short message of those whom an act wrote to, or of those whom it did not reach. */
import type { Told } from '#shared/told.ts'
import { firstOf, MOST_IN_MESSAGE } from './first-of.ts'

/** Behind `已催报` and its like: the departments that were written to, by name where they are few. */
export function reachedMessage(done: string, { reached }: Told): string {
  if (reached.length > MOST_IN_MESSAGE) return `${done} ${reached.length} 个单位`
  return `${done}：${reached.map(({ name, people }) => `${name}（${firstOf(people, '人', MOST_IN_MESSAGE)}）`).join('、')}`
}

/** Behind `已送审` and its like: who was missed, if anybody was. */
export function doneLine(done: string, told: Told | null | undefined): string {
  const missed = told?.missed.map(({ name, why }) => `${name}（${why}）`) ?? []
  return missed.length > 0 ? `${done}。没有通知到：${firstOf(missed, '处', MOST_IN_MESSAGE)}` : done
}
