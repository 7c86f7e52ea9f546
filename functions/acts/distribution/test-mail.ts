/** A test (测试发送): the issue as it is now, mailed to whoever asks for it and to nobody else. */

import type { Person } from '#shared/centre/person.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { mustHaveGlyphs } from '../../print/unprinted.ts'
import { commit } from '../../store/commit.ts'
import { keys, subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { expectIssue } from '../../store/rows.ts'
import { countInWindow } from '../../store/window-count.ts'
import { contentNow } from '../../views/content-now.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'

const TESTS = { most: 5, minutes: 10, refusal: 'too-many-tests' } as const

/** Answers the mailbox. @throws Refusal `wrong-state` once it is published; `too-many-tests`; `no-such-glyph`. */
export const sendTestMail = (deps: Deps, person: Person, issueId: string): Promise<{ to: string }> =>
  decideAnew(() => sendOnce(deps, person, issueId))

async function sendOnce(deps: Deps, person: Person, issueId: string): Promise<{ to: string }> {
  const whole = await loadIssueWhole(deps.table, issueId)
  const { issue, head } = whole
  if (issue.state === 'published') throw new Refusal('wrong-state')
  mustHaveGlyphs(await contentNow(deps.table, whole))
  const now = deps.clock()
  await commit(deps.table, {
    writes: [
      await countInWindow(deps.table, keys.testMails(issueId, person.id), TESTS, now),
      // Nothing is written beside an issue that is discarded at this moment.
      expectIssue(issue),
    ],
    record: {
      head,
      subject: subjects.issue(issueId),
      act: act(person, now, 'test-mail', issueLabel(issue), { facts: { to: person.email, version: issue.version } }),
    },
    work: [workFor(deps.newId(), { kind: 'test-mail', issueId, personId: person.id }, now)],
  })
  return { to: person.email }
}
