/**
 * The mark of a row's last save, by whom and from which window: a browser knows its own save again where the answer was lost,
 * and how whoever comes too late is told by whom.
 */
import { z } from 'zod'
import type { Actor } from './centre/person.ts'
import { Id, Instant, Version } from './fields.ts'

/** One save of one window (a page from when it is opened until it is left): the window counts its saves. */
export const SaveMark = z.strictObject({ window: Id, count: z.number().int().positive() })
export type SaveMark = z.infer<typeof SaveMark>

/** The last save of a window, or of a person by other means: the version it made, and when; that is left out of older ones. */
export const Save = z.strictObject({
  version: Version,
  by: Id,
  name: z.string(),
  at: Instant.optional(),
  mark: SaveMark.optional(),
})
export type Save = z.infer<typeof Save>

/** Oldest first; rows of before know none. */
export const Saves = z.array(Save).optional()

/** More windows at one text than a centre has people for it. */
const MOST = 20

/** The saves of a row once this one is done: it takes the place of the same window's last. */
export function withSave(
  saves: readonly Save[] = [],
  version: number,
  { id, name, at }: Pick<Actor, 'id' | 'name'> & { at?: string },
  mark?: SaveMark,
): Save[] {
  const save: Save = { version, by: id, name, ...(at && { at }), ...(mark && { mark }) }
  const others = saves.filter((one) => one.mark?.window !== mark?.window || (!mark && one.by !== id))
  return [...others, save].slice(-MOST)
}
