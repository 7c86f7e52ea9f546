/** Trials of adopting: as an item, into one, and as several. */
import type { Issue } from '#shared/issue/issue.ts'
import { windowsOf } from '../../support/issue-steps.ts'
import { type Handed, handedIn, moveOf } from './handed-texts.ts'
import { ofIssue, ofSaved, ofSubmission, type Trial } from './trial.ts'

export const lastWindow = (issue: Issue): string => windowsOf(issue).at(-1)?.id ?? ''
/** An item that the issue does not have yet. */
const otherThan = (issue: Issue): string =>
  `!(${windowsOf(issue)
    .map(({ id }) => id)
    .join('|')})`
export const adopting = ({ issue }: Handed, itemId: string | null) => ({
  move: 'adopt',
  issueVersion: issue.version,
  sectionId: 'windows',
  itemId,
})

export const ADOPT_TRIALS = {
  adopt: [
    {
      what: 'as an item of its own',
      ...moveOf(
        handedIn,
        'editor',
        (of) => adopting(of, null),
        ({ issue, submission }) => [
          ...ofSubmission(issue, submission, 'itemId'),
          ...ofSaved(
            issue,
            'authors[]',
            'authors.*',
            'sections.windows.items[]',
            `sections.windows.items.${otherThan(issue)}.**`,
          ),
        ],
      ),
    },
    {
      what: 'into an item that is there',
      ...moveOf(
        handedIn,
        'editor',
        (of) => adopting(of, lastWindow(of.issue)),
        ({ issue, submission }) => [
          ...ofSubmission(issue, submission, 'itemId'),
          ...ofSaved(issue, 'authors[]', 'authors.*'),
          ...ofIssue(
            issue,
            ...['text', 'departments**', 'from**'].map(
              (member) => `sections.windows.items.${lastWindow(issue)}.${member}`,
            ),
          ),
        ],
      ),
    },
    {
      what: 'as several items',
      ...moveOf(
        (stage, written) => handedIn(stage, { ...written, more: `${written.more}，另有一件。` }),
        'editor',
        ({ issue, submission: { text } }) => ({
          ...{ move: 'split', issueVersion: issue.version },
          parts: [
            { start: 0, end: text.length - 1, sectionId: 'windows', itemId: lastWindow(issue) },
            { start: text.length - 1, end: text.length, sectionId: 'windows', itemId: null },
          ],
        }),
        ({ issue, submission }) => [
          ...ofSubmission(issue, submission, 'itemId'),
          ...ofSaved(
            issue,
            ...['authors[]', 'authors.*', 'sections.windows.items[]'],
            `sections.windows.items.${otherThan(issue)}.**`,
            ...['text', 'departments**', 'from**'].map(
              (member) => `sections.windows.items.${lastWindow(issue)}.${member}`,
            ),
          ),
        ],
      ),
    },
  ],
} satisfies Record<string, Trial[]>
