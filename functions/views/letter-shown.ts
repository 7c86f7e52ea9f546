/** The mail of an issue as a recipient would see it now: the letter, and what the corrections that went out since have it say. */
import { isToldInLetters } from '#shared/distribution/standing-labels.ts'
import type { FrozenLetter, LetterNotice } from '#shared/issue/frozen-letter.ts'
import { letterNow } from '../acts/issue/kept-letter.ts'
import type { Deps } from '../deps.ts'
import { correctionsThat } from '../store/corrections.ts'
import { type IssueWhole, loadIssueWhole } from '../store/load.ts'

export type LetterShown = { whole: IssueWhole; letter: FrozenLetter; hash: string | null; notices: LetterNotice[] }

/** `hash`: of the letter that is under review or was signed; null where none is. @throws Refusal `damaged-letter`, `damaged-content` */
export async function letterShown(deps: Deps, issueId: string): Promise<LetterShown> {
  const whole = await loadIssueWhole(deps.table, issueId)
  const [shown, corrections] = await Promise.all([
    letterNow(deps, whole),
    correctionsThat(deps.table, issueId, isToldInLetters),
  ])
  const notices = await Promise.all(
    corrections.map(async (issue) => (await letterNow(deps, { ...whole, issue })).letter.notice ?? []),
  )
  return { whole, ...shown, notices: notices.flat() }
}
