/** Which entries of a record are asked for: those of a person, of an act, or of both; and what there is to choose from. */
import { z } from 'zod'
import type { AuditEntry } from './audit.ts'

/** Left out or empty: all. */
export const RecordFilter = z.strictObject({
  who: z.string().max(100).optional().describe('办理人编号；留空为所有人'),
  act: z.string().max(60).optional().describe('事项；留空为所有事项'),
})
export type RecordFilter = z.infer<typeof RecordFilter>

export const isAskedFor = ({ who, what }: Pick<AuditEntry, 'who' | 'what'>, { who: by, act }: RecordFilter): boolean =>
  (!by || who.id === by) && (!act || what === act)

/** Everyone and every act of these entries, each once, the latest first; a person by the name borne last. */
export function choicesIn(entries: readonly Pick<AuditEntry, 'who' | 'what'>[]) {
  const newestFirst = entries.toReversed()
  const people = new Map<string, string>()
  for (const { who } of newestFirst) if (!people.has(who.id)) people.set(who.id, who.name)
  return {
    people: [...people].map(([id, name]) => ({ id, name })),
    acts: [...new Set(newestFirst.map(({ what }) => what))],
  }
}
