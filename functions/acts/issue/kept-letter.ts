/** The letter of an issue: frozen with the revision under its hash, and read again as it was frozen. */
import { canonicalJson, sha256 } from '#shared/hash.ts'
import { FrozenLetter } from '#shared/issue/frozen-letter.ts'
import { loosely } from '#shared/loosely.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { findHashed, type Kept, keepHashed } from '../../files/hashed.ts'
import { letterOf } from '../../mail/issue-letter.ts'
import type { IssueWhole } from '../../store/load.ts'
import { contentNow } from '../../views/content-now.ts'
import { restoreSoon } from './kept-pdf.ts'

type Whole = Pick<IssueWhole, 'issue' | 'publication'>

/** The file of a letter: its canonical JSON. */
export const letterFile = (letter: FrozenLetter): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(canonicalJson(letter))

export const keptLetter = (hash: string): Kept => ({ key: `letters/${hash}.json`, hash })

/** Keeps it, and answers its hash. */
export async function keepLetter({ files }: Pick<Deps, 'files'>, letter: FrozenLetter): Promise<string> {
  const bytes = letterFile(letter)
  const { key, hash } = keptLetter(await sha256(bytes))
  await keepHashed(files, key, bytes, 'application/json')
  return hash
}

const WholeLetter = loosely(FrozenLetter, 'refused')

/**
 * What the file of a letter says; its hash has been looked at.
 * @throws Refusal `newer-row` where a later release wrote more into it: what is shown or sent is the whole of it
 */
export function parseLetter(bytes: Uint8Array): FrozenLetter {
  const { data, error } = WholeLetter.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
  if (error) throw new Refusal('newer-row', [], { cause: `letter: ${error.message}` })
  return data
}

/** @throws Refusal `damaged-letter` where it is gone or another; a worker then makes it anew (workers/restore-kept.ts). */
async function readLetter(
  deps: Pick<Deps, 'files' | 'table' | 'clock'>,
  { issueId, revision, letterHash }: { issueId: string; revision: number; letterHash: string },
): Promise<FrozenLetter> {
  const found = await findHashed(deps.files, keptLetter(letterHash))
  if (typeof found !== 'string') return parseLetter(found)
  await restoreSoon(deps, { issueId, revision })
  throw new Refusal('damaged-letter')
}

/**
 * The letter that is under review or was signed, with its hash. Otherwise the one that would be frozen now; so it is of
 * an issue that went to review before letters were frozen, whose next approval freezes what its approver was shown.
 */
export async function letterNow(
  deps: Pick<Deps, 'files' | 'table' | 'clock' | 'place'>,
  whole: Whole,
): Promise<{ letter: FrozenLetter; hash: string | null }> {
  const { id: issueId, review, state } = whole.issue
  if (review?.letterHash)
    return {
      letter: await readLetter(deps, { issueId, revision: review.revision, letterHash: review.letterHash }),
      hash: review.letterHash,
    }
  const letter = letterOf(deps.place, { ...whole, content: await contentNow(deps.table, whole) })
  return { letter, hash: state === 'review' ? await sha256(letterFile(letter)) : null }
}

/** The hash of the letter that is approved. @throws Refusal `not-what-you-saw` unless it is the one that was seen. */
export async function seenLetter(deps: Deps, whole: Whole, seen: string | undefined): Promise<string> {
  const { letter, hash } = await letterNow(deps, whole)
  if (hash === null || seen !== hash) throw new Refusal('not-what-you-saw')
  return keepLetter(deps, letter)
}
