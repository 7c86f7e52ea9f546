/** One save of an issue's content as it is kept: who, when, and what it changed; from time to time all that there was (a frame). */
import { z } from 'zod'
import { Hash, Id, Instant, Version } from '../fields.ts'
import { WorkingSection } from './issue.ts'

export const KeptSave = z.strictObject({
  issueId: Id,
  /** Of the issue, as this save left it. */
  version: Version,
  /** Null: what stood there before saves were kept. */
  by: z.strictObject({ id: Id, name: z.string() }).nullable(),
  at: Instant,
  /** Of several saves that were folded into one: how many, and when the first was. */
  folded: z.strictObject({ count: z.number().int().positive(), since: Instant }).optional(),
  /** `began`: it was found, not made. */
  what: z.enum(['began', 'edited', 'adopted', 'restored']),
  /** Which save was restored. */
  restored: Version.optional(),
  /** Where reading begins: at this version all units are set. */
  frame: Version,
  set: z.record(z.string(), z.unknown()),
  gone: z.array(z.string()),
  /** Of the whole content as this save left it (`saidBy`, save-units.ts). */
  hash: Hash,
})
export type KeptSave = z.infer<typeof KeptSave>

/** What a list tells of a save. */
export const ListedSave = KeptSave.omit({ issueId: true, frame: true, set: true, gone: true, hash: true })
export type ListedSave = z.infer<typeof ListedSave>

/** A save with all that the issue held then. */
export const WholeSave = ListedSave.extend({
  content: z.strictObject({ correction: z.string(), note: z.string(), sections: z.array(WorkingSection) }),
})
export type WholeSave = z.infer<typeof WholeSave>

export const listedSave = ({ version, by, at, folded, what, restored }: KeptSave): ListedSave => ({
  ...{ version, by, at, what },
  ...(folded && { folded }),
  ...(restored !== undefined && { restored }),
})
