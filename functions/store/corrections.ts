/** Which issues correct an issue. */
import { z } from 'zod'
import type { Standing } from '#shared/distribution/standing.ts'
import { type Correction, CorrectionLink } from '#shared/issue/correction.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { type Write, writeNext } from './commit.ts'
import { keys, prefixes, subjects } from './keys.ts'
import { issueOrDiscarded } from './load.ts'
import { oldestFirst } from './oldest-first.ts'
import { allOf, get, listReadable, type Readable, readableOf } from './read.ts'
import { orWhyNot } from './row-json.ts'
import { correctionStanding } from './standings.ts'
import type { Table } from './table.ts'

/** An issue's corrections as they were read; `version` counts those that were opened, 0 where none was counted yet. */
export type Corrections = { originalId: string; version: number; issues: Issue[] }

const Count = z.object({ version: z.number() })

export async function readCorrections(table: Table, originalId: string): Promise<Corrections> {
  // The count before the list: what is added after it is heard of at the commit.
  const count = await get(table, Count, keys.corrections(originalId))
  return { originalId, version: count?.version ?? 0, issues: await loadCorrections(table, originalId) }
}

/** Beside the original, which itself never changes; of two that are opened at once the second hears of the first. */
export function addCorrection({ originalId, version }: Corrections, issueId: string): Write[] {
  return [
    {
      kind: 'add',
      row: { keys: keys.correction(originalId, issueId), data: { issueId, version: 1 } satisfies CorrectionLink },
      refusal: 'stale',
    },
    writeNext({ keys: keys.corrections(originalId), data: { version: version + 1 } }, version),
  ]
}

/** The correction is discarded: its original is as it was before, and one that is opened at once hears of it. */
export function removeCorrection({ originalId, version }: Corrections, issueId: string): Write[] {
  return [
    { kind: 'remove', keys: keys.correction(originalId, issueId), version: 1, refusal: 'stale' },
    writeNext({ keys: keys.corrections(originalId), data: { version: version + 1 } }, version),
  ]
}

/** All corrections of an issue, whatever state they are in, the first opened first. @throws Refusal where one cannot be read */
export const loadCorrections = async (table: Table, originalId: string): Promise<Issue[]> =>
  allOf(await readableCorrections(table, originalId))

/** The same, and those that cannot be read apart. */
export async function readableCorrections(table: Table, originalId: string): Promise<Readable<Issue>> {
  const links = await listReadable(table, CorrectionLink, subjects.issue(originalId), prefixes.correction)
  // One that was discarded since its link was read corrects nothing.
  const issues = readableOf(
    await Promise.all(links.rows.map(({ issueId }) => orWhyNot(issueOrDiscarded(table, issueId)))),
  )
  return {
    rows: issues.rows.toSorted(oldestFirst(({ createdAt }) => createdAt)),
    unread: [...links.unread, ...issues.unread],
  }
}

/** The same, as they are told of. */
export const asCorrection = (issue: Issue): Correction => ({
  issueId: issue.id,
  label: issueLabel(issue),
  state: issue.state,
})

/** Those that are signed and stand as asked (`hasCorrected`, `isToldInLetters`), the first opened first. */
export async function correctionsThat(
  table: Table,
  originalId: string,
  stand: (standing: Standing) => boolean,
): Promise<Issue[]> {
  const signed = (await loadCorrections(table, originalId)).filter(({ signOff }) => signOff !== null)
  const standings = await Promise.all(signed.map(({ id }) => correctionStanding(table, id)))
  return signed.filter((_, n) => standings[n] && stand(standings[n]))
}
