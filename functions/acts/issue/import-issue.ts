/** Importing a back issue (补录往期): old text, already issued elsewhere, becomes a published issue that was never sent from here. */

import type { Actor } from '#shared/centre/person.ts'
import type { Content } from '#shared/content/content.ts'
import { hashOf } from '#shared/hash.ts'
import type { Issue, IssueSettings } from '#shared/issue/issue.ts'
import { issueLabel, numberLine } from '#shared/issue/issue-label.ts'
import { ISSUE_BEGINNINGS } from '#shared/issue/issue-workflow.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { mustHaveGlyphs } from '../../print/unprinted.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { addIssue, addRevision, takeNumber } from '../../store/rows.ts'
import { act } from '../act.ts'
import { mustHavePictures } from './keep-picture.ts'
import { newIssue } from './open-issue.ts'

/** @throws Refusal `number-taken` when the year has this number already; `no-such-glyph`. */
export async function importIssue(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  { content: read, number, total }: Pick<IssueSettings, 'number' | 'total'> & { content: Content },
): Promise<Issue> {
  const publication = await loadPublication(deps.table, publicationId)
  await mustHavePictures(deps, read.sections, { path: 'content.sections' })
  const now = deps.clock()
  const masthead = {
    ...read.masthead,
    name: read.masthead.name ?? publication.name,
    number: read.masthead.number ?? numberLine({ number, total }),
  }
  const content = { ...read, masthead }
  mustHaveGlyphs(content, (path) => `content.${path}`)
  const contentHash = await hashOf(content)
  const settings = { period: content.period, number, total, issueDate: masthead.issueDate }
  const issue: Issue = {
    ...newIssue(deps, actor, publication, settings),
    state: ISSUE_BEGINNINGS.import.to,
    origin: 'imported',
    sections: [],
    revisions: 1,
    review: {
      revision: 1,
      contentHash,
      sentBy: actor.id,
      sentAt: now.toISOString(),
      pdf: null,
      renderFailure: null,
      steps: [],
      approvals: [],
    },
  }
  await commit(deps.table, {
    writes: [
      addIssue(issue),
      takeNumber(issue),
      addRevision({
        issueId: issue.id,
        version: 1,
        revision: 1,
        content,
        contentHash,
        frozenBy: actor.id,
        frozenAt: now.toISOString(),
        pdf: null,
      }),
    ],
    record: {
      subject: subjects.issue(issue.id),
      act: act(actor, now, 'import', issueLabel(issue), { facts: { contentHash } }),
    },
    work: [
      workFor(deps.newId(), { kind: 'render', issueId: issue.id, revision: 1 }, now),
      workFor(deps.newId(), { kind: 'index-issue', issueId: issue.id }, now),
    ],
  })
  return issue
}
