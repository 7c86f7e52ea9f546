/** The one row in which workers take turns at sending mail (mail/rate-limit.ts). */
import { z } from 'zod'
import { commit, unlessStale } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

/**
 * `reach`: milliseconds from its writing on in which slots are taken. `slow`: how often the rate is halved, and for how long of
 * sending. `told`: letters a second, as the mail service itself said last; left out where it never did.
 */
export const MailTurn = z.object({
  version: z.number().int().positive(),
  reach: z.number().nonnegative(),
  slow: z.object({ halvings: z.number().int().nonnegative(), leftMs: z.number() }),
  told: z.number().positive().optional(),
})
export type MailTurn = z.infer<typeof MailTurn>

export type MailTurnRow = {
  read(): Promise<MailTurn | null>
  /** Whether it was written: false when another turn of this version, or a later one, was. */
  write(turn: MailTurn): Promise<boolean>
}

export const mailTurnRow = (table: Table): MailTurnRow => ({
  read: () => get(table, MailTurn, keys.mailTurn()),
  async write(turn) {
    const row = { keys: keys.mailTurn(), data: turn }
    const { version } = turn
    const write =
      version === 1
        ? ({ kind: 'add', row, refusal: 'stale' } as const)
        : ({ kind: 'change', row, version: version - 1, refusal: 'stale' } as const)
    return unlessStale(commit(table, { writes: [write] }))
  },
})
