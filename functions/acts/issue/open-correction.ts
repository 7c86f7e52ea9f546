/** Opening a correction (更正): an issue of its own that corrects a published one and goes to those who got that. */

import type { Actor } from '#shared/centre/person.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import type { Issue, WorkingSection } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ISSUE_BEGINNINGS } from '#shared/issue/issue-workflow.ts'
import { followSettings } from '#shared/issue/working-sections.ts'
import { Refusal } from '#shared/refusals.ts'
import type { CorrectionRequest } from '#shared/requests.ts'
import type { Deps } from '../../deps.ts'
import { mustHaveGlyphs } from '../../print/unprinted.ts'
import { commit } from '../../store/commit.ts'
import { addCorrection, readCorrections } from '../../store/corrections.ts'
import { beginsWork, readInWork } from '../../store/in-work.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { addIssue, takeNumber } from '../../store/rows.ts'
import { act } from '../act.ts'
import { mustBeSeen } from '../centre/holds.ts'
import { decideAnew } from '../decide-anew.ts'
import { newIssue } from './open-issue.ts'

/**
 * The published issue stays as it is; the correction names it and the very PDF that was issued.
 * @throws Refusal `not-correctable` when the issue was not signed here; `has-consequences` while another correction of
 * it is in work; `no-such-glyph` in its text; `number-taken`.
 */
export const openCorrection = (
  deps: Deps,
  actor: Actor,
  originalId: string,
  request: CorrectionRequest,
): Promise<Issue> => decideAnew(() => openOnce(deps, actor, originalId, request))

async function openOnce(
  deps: Deps,
  actor: Actor,
  originalId: string,
  { settings, correction: text, whole, despite = [] }: CorrectionRequest,
): Promise<Issue> {
  const { issue: original, publication } = await loadIssueWhole(deps.table, originalId)
  const { signOff } = original
  if (original.state !== 'published' || !signOff) throw new Refusal('not-correctable')
  const corrections = await readCorrections(deps.table, original.id)
  const consequences = corrections.issues
    .filter(({ state }) => state !== 'published')
    .map((one) => `${issueLabel(original)}已有一份更正正在办理：${issueLabel(one)}，再开一份则另行编号、另行审核分发。`)
  mustBeSeen(consequences, despite)
  const inWork = await readInWork(deps.table, publication.id)
  const opened = newIssue(deps, actor, publication, settings)
  const correction: Issue = {
    ...opened,
    state: ISSUE_BEGINNINGS.correct.to,
    correction: text,
    corrects: {
      issueId: original.id,
      label: issueLabel(original),
      issueDate: original.issueDate,
      pdfHash: signOff.pdf.hash,
    },
    ...(whole && {
      note: original.note,
      sections: followSettings(original.sections.map(withoutSubmissions), publication),
      // The writers of what is printed again may not approve it this time either.
      authors: [...new Set([...original.authors, actor.id])],
    }),
  }
  // What is copied from the original was printed before.
  mustHaveGlyphs({ ...contentOf(correction, publication), correction: text, note: '', sections: [] }, pathOf)
  await commit(deps.table, {
    writes: [
      addIssue(correction),
      takeNumber(correction),
      ...addCorrection(corrections, correction.id),
      beginsWork(inWork, correction.id),
    ],
    record: {
      subject: subjects.issue(correction.id),
      act: act(actor, deps.clock(), 'correct', issueLabel(correction), {
        why: consequences.join('') || null,
        facts: { corrects: original.id, label: issueLabel(original), pdfHash: signOff.pdf.hash },
      }),
    },
  })
  return correction
}

/** Where the request has what the content has at that path. */
const pathOf = (path: string): string => (path === 'security.number' ? 'settings.securityNumber' : path)

/** The submissions stay with the issue that they were handed in for. */
const withoutSubmissions = (section: WorkingSection): WorkingSection =>
  section.kind === 'items' ? { ...section, items: section.items.map((item) => ({ ...item, from: [] })) } : section
