/** The labels of states and roles on screen, and the colour of their badge. */

import type { Colophon } from '#shared/content/content.ts'
import type { Standing } from '#shared/distribution/standing.ts'
import { standingInWords } from '#shared/distribution/standing-labels.ts'
import type { Issue, IssueState } from '#shared/issue/issue.ts'
import type { SubmissionState } from '#shared/submission/submission.ts'

export type Tone = 'grey' | 'blue' | 'amber' | 'green' | 'red'
type Word = { label: string; tone: Tone }

/** In the order of an issue's way. */
export const ISSUE_STATES = {
  draft: { label: '草稿', tone: 'grey' },
  'department-input': { label: '征稿', tone: 'blue' },
  review: { label: '审核', tone: 'amber' },
  published: { label: '已签发', tone: 'green' },
} as const satisfies Record<IssueState, Word>

/** Nobody is called for news of a correction: it is edited. */
const EDITED = { label: '编辑', tone: 'blue' } as const satisfies Word

export const stateWord = (state: IssueState, { corrects }: Pick<Issue, 'corrects'>): Word =>
  corrects && state === 'department-input' ? EDITED : ISSUE_STATES[state]

const STANDING_TONES = {
  scheduled: 'blue',
  held: 'amber',
  expanding: 'blue',
  sending: 'blue',
  asking: 'red',
  refused: 'red',
  done: 'green',
} as const satisfies Record<NonNullable<Standing['state']>, Tone>

/** Where an issue is now: what was signed may still wait for its hour, go out, or be stopped. */
export const issueWord = (issue: Pick<Issue, 'state' | 'corrects'>, standing: Standing | undefined): Word =>
  issue.state === 'published' && standing?.state
    ? { label: standingInWords(standing), tone: STANDING_TONES[standing.state] }
    : stateWord(issue.state, issue)

export const SUBMISSION_STATES = {
  draft: { label: '草稿', tone: 'grey' },
  submitted: { label: '已报送', tone: 'blue' },
  adopted: { label: '已采用', tone: 'green' },
  returned: { label: '退改', tone: 'amber' },
  declined: { label: '未采用', tone: 'red' },
} as const satisfies Record<SubmissionState, Word>

/** The printed groups of the colophon, in their order; 送 has no mailboxes of its own. */
export const GROUPS = {
  reporting: '报',
  sending: '送',
  distribution: '发',
} as const satisfies Record<Exclude<keyof Colophon, 'copies'>, string>
