/** The badge of each state: its label, which shared/ has, in its colour. */
import type { Standing } from '#shared/distribution/standing.ts'
import { standingInWords } from '#shared/distribution/standing-labels.ts'
import type { Issue, IssueState } from '#shared/issue/issue.ts'
import { stateLabel } from '#shared/issue/issue-labels.ts'
import type { SubmissionState } from '#shared/submission/submission.ts'
import { SUBMISSION_STATES } from '#shared/submission/submission-labels.ts'

export type Tone = 'grey' | 'blue' | 'amber' | 'green' | 'red'
type StateBadge = { label: string; tone: Tone }

const ISSUE_TONES = {
  draft: 'grey',
  'department-input': 'blue',
  review: 'amber',
  published: 'green',
} as const satisfies Record<IssueState, Tone>

const STANDING_TONES = {
  scheduled: 'blue',
  held: 'amber',
  expanding: 'blue',
  sending: 'blue',
  asking: 'red',
  refused: 'red',
  done: 'green',
} as const satisfies Record<NonNullable<Standing['state']>, Tone>

const SUBMISSION_TONES = {
  draft: 'grey',
  'with-head': 'amber',
  submitted: 'blue',
  adopted: 'green',
  returned: 'amber',
  declined: 'red',
} as const satisfies Record<SubmissionState, Tone>

/** Where an issue is now: what was signed may still wait for its hour, go out, or be stopped. */
export const issueBadge = (issue: Pick<Issue, 'state' | 'corrects'>, standing: Standing | undefined): StateBadge =>
  issue.state === 'published' && standing?.state
    ? { label: standingInWords(standing), tone: STANDING_TONES[standing.state] }
    : { label: stateLabel(issue.state, issue), tone: ISSUE_TONES[issue.state] }

export const submissionBadge = (state: SubmissionState): StateBadge => ({
  label: SUBMISSION_STATES[state],
  tone: SUBMISSION_TONES[state],
})
