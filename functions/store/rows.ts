/** Issues, submissions, revisions, publications and people as writes: the keys, and the condition on what was read. */

import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue, IssueState } from '#shared/issue/issue.ts'
import { ISSUE_MOVES, ISSUE_SYSTEM_MOVES, type IssueSystemMove } from '#shared/issue/issue-workflow.ts'
import type { Revision } from '#shared/issue/revision.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { stateAfter } from '#shared/workflow.ts'
import type { Lost, Write } from './commit.ts'
import { keys } from './keys.ts'
import type { AddressOwner, Member } from './people.ts'

/** Where an issue stands among those of its publication. */
const orderOf = ({ issueDate, number }: Pick<Issue, 'issueDate' | 'number'>): string =>
  `${issueDate}#${String(number).padStart(3, '0')}`

/** What a page of issues that ends with this one goes on from. */
export const cursorOf = (issue: Pick<Issue, 'id' | 'issueDate' | 'number'>): string => `${orderOf(issue)}#${issue.id}`

const issueRow = (issue: Issue) => ({
  keys: keys.issue(issue.id, issue.publicationId, orderOf(issue)),
  data: issue,
})
const submissionRow = (submission: Submission) => ({
  keys: keys.submission(submission.issueId, submission.id),
  data: submission,
})

export const addIssue = (issue: Issue): Write => ({ kind: 'add', row: issueRow(issue), refusal: 'stale' })

/** `next` in place of `read`, if the row is still as it was read. */
export const changeIssue = (read: Issue, next: Omit<Issue, 'version'>, refusal: Lost = 'stale'): Write => ({
  kind: 'change',
  row: issueRow({ ...next, version: read.version + 1 }),
  version: read.version,
  state: read.state,
  refusal,
})

export const removeIssue = (read: Issue): Write => ({
  kind: 'remove',
  keys: issueRow(read).keys,
  version: read.version,
  refusal: 'stale',
})

/** Takes a move of the workers: its state is the table's. */
export const moveIssueOn = (
  read: Issue,
  move: IssueSystemMove,
  change: Omit<Partial<Issue>, 'state' | 'version'>,
): Write =>
  changeIssue(read, { ...read, ...change, state: stateAfter<IssueState>(ISSUE_SYSTEM_MOVES[move], read.state) })

/** The issue is still as it was read at the moment of the commit; while it is written in, its state is. */
export const expectIssue = ({ id, state, version }: Issue): Write => ({
  kind: 'expect',
  keys: keys.issue(id, '', ''),
  data: state === 'review' ? { version } : { state },
  refusal: 'decide-anew',
})

/** The issue still takes news, or does not, as it was read; where that changed, it is asked again who may write. */
export const expectInput = ({ id, state, inputOpen }: Issue): Write => ({
  kind: 'expect',
  keys: keys.issue(id, '', ''),
  data: { state, inputOpen },
  refusal: 'decide-anew',
})

/** The issue is still worked on at the moment of the commit. */
export const expectDepartmentInput = (issue: Issue): Write => ({
  kind: 'expect',
  keys: keys.issue(issue.id, '', ''),
  data: { state: ISSUE_MOVES['call-for-news'].to },
  refusal: 'wrong-state',
})

/** Keeps the number of a year for one issue. */
export const takeNumber = (issue: Issue, refusal: Lost = 'number-taken'): Write => ({
  kind: 'add',
  row: {
    keys: keys.issueNumber(issue.publicationId, issue.issueDate.slice(0, 4), issue.number),
    data: { issueId: issue.id, version: 1 },
  },
  refusal,
})

export const freeNumber = (issue: Issue): Write => ({
  kind: 'remove',
  keys: keys.issueNumber(issue.publicationId, issue.issueDate.slice(0, 4), issue.number),
  version: 1,
  refusal: 'stale',
})

export const addSubmission = (submission: Submission): Write => ({
  kind: 'add',
  row: submissionRow(submission),
  refusal: 'stale',
})

export const changeSubmission = (read: Submission, next: Submission): Write => ({
  kind: 'change',
  row: submissionRow({ ...next, version: read.version + 1 }),
  version: read.version,
  state: read.state,
  refusal: 'stale',
})

export const removeSubmission = (read: Submission): Write => ({
  kind: 'remove',
  keys: keys.submission(read.issueId, read.id),
  version: read.version,
  refusal: 'stale',
})

const revisionRow = (revision: Revision) => ({
  keys: keys.revision(revision.issueId, revision.revision),
  data: revision,
})

export const addRevision = (revision: Revision): Write => ({
  kind: 'add',
  row: revisionRow(revision),
  refusal: 'stale',
})

export const changeRevision = (read: Revision, next: Revision): Write => ({
  kind: 'change',
  row: revisionRow({ ...next, version: read.version + 1 }),
  version: read.version,
  refusal: 'stale',
})

export const addPublication = (publication: Publication): Write => ({
  kind: 'add',
  row: { keys: keys.publication(publication.id), data: publication },
  refusal: 'stale',
})

export const changePublication = (read: Publication, next: Publication): Write => ({
  kind: 'change',
  row: { keys: keys.publication(next.id), data: { ...next, version: read.version + 1 } },
  version: read.version,
  refusal: 'stale',
})

/** The settings are still those that were read at the moment of the commit. */
export const expectPublication = ({ id, version }: Publication): Write => ({
  kind: 'expect',
  keys: keys.publication(id),
  data: { version },
  refusal: 'decide-anew',
})

/** A person, their place among all people, and the claim on their mailbox. */
export const addPerson = (person: Person): Write[] => [
  { kind: 'add', row: { keys: keys.person(person.id, person.email), data: person }, refusal: 'stale' },
  markMember(person),
  takeAddress(person),
]

export const changePerson = (read: Person, next: Person): Write[] => [
  {
    kind: 'change',
    row: { keys: keys.person(next.id, next.email), data: { ...next, version: read.version + 1 } },
    version: read.version,
    refusal: 'stale',
  },
  markMember(next),
  ...(read.email === next.email
    ? []
    : [
        takeAddress(next),
        { kind: 'remove', keys: keys.addressOwner(read.email), version: 1, refusal: 'stale' } as const,
      ]),
]

const markMember = ({ id }: Person): Write => ({
  kind: 'mark',
  row: { keys: keys.member(id), data: { personId: id } satisfies Member },
})

const takeAddress = (person: Person): Write => ({
  kind: 'add',
  row: { keys: keys.addressOwner(person.email), data: { personId: person.id, version: 1 } satisfies AddressOwner },
  refusal: 'person-exists',
})
