/** The acknowledgements of an issue in work: one row an issue, beside it, so that nobody's text is stale by them. */
import { z } from 'zod'
import { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { type Write, writeNext } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { Table } from './table.ts'

const Acknowledgements = z.object({ version: z.number(), acknowledged: z.array(Acknowledgement) })
/** `version` 0: there is no row yet. */
export type Acknowledgements = z.infer<typeof Acknowledgements>

export const readAcknowledgements = async (table: Table, issueId: string): Promise<Acknowledgements> =>
  (await get(table, Acknowledgements, keys.acknowledgements(issueId))) ?? { version: 0, acknowledged: [] }

export const writeAcknowledgements = (
  issueId: string,
  read: Acknowledgements,
  acknowledged: readonly Acknowledgement[],
): Write =>
  writeNext(
    { keys: keys.acknowledgements(issueId), data: { ...read, version: read.version + 1, acknowledged } },
    read.version,
  )

/** Nobody acknowledged anything meanwhile, nor took it back. */
export const expectAcknowledgements = (issueId: string, { version }: Acknowledgements): Write => ({
  kind: 'expect',
  keys: keys.acknowledgements(issueId),
  data: version === 0 ? null : { version },
  refusal: 'decide-anew',
})
