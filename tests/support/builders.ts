/** Entities to test with: each whole and sound, and different only in what a test says. */

import type { Actor, Role } from '#shared/centre/person.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Issue, Pdf, Review } from '#shared/issue/issue.ts'
import { emptySection } from '#shared/issue/working-sections.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { FIGURES } from './issue-steps.ts'

const AT = '2026-02-01T01:00:00.000Z'
const HASH = 'a'.repeat(64)

export const PDF: Pdf = { key: 'issues/i/revision-1.pdf', hash: 'b'.repeat(64), bytes: 1000, pages: 2 }

export const anotherActor = (id: string, roles: Role[], departmentId: string | null = null): Actor => ({
  id,
  name: id,
  roles,
  departmentId,
})

export const anIssue = (change: Partial<Issue> = {}): Issue => ({
  id: 'issue-1',
  publicationId: PUBLICATION.id,
  version: 1,
  period: '2026-01',
  number: 2,
  total: 126,
  issueDate: '2026-02-14',
  state: 'draft',
  origin: 'opened',
  deadline: null,
  inputOpen: false,
  called: [],
  sections: PUBLICATION.sections.map(emptySection),
  authors: ['zhou-min'],
  revisions: 0,
  review: null,
  returned: null,
  signOff: null,
  createdBy: 'zhou-min',
  createdAt: AT,
  updatedAt: AT,
  ...change,
})

/** All figures, and an item in each section: nothing stands between it and its review. */
export const aCompleteIssue = (change: Partial<Issue> = {}): Issue =>
  anIssue({
    sections: PUBLICATION.sections.map(({ id, kind }) =>
      kind === 'figures'
        ? { id, kind, values: FIGURES }
        : { id, kind, items: [{ id: `item-of-${id}`, text: '窗口延长了服务时间。', departments: [], from: [] }] },
    ),
    ...change,
  })

/** A review at which the first `approvals` of the demo's steps were taken by their approvers. */
export const aReview = ({
  approvals = 0,
  ...change
}: Partial<Omit<Review, 'approvals'>> & { approvals?: number }): Review => ({
  revision: 1,
  contentHash: HASH,
  sentBy: 'zhou-min',
  sentAt: AT,
  pdf: PDF,
  renderFailure: null,
  steps: PUBLICATION.steps,
  approvals: PUBLICATION.steps.slice(0, approvals).map((step) => ({
    step: step.id,
    stepName: step.name,
    personId: step.approvers[0] ?? '',
    personName: step.approvers[0] ?? '',
    at: AT,
    contentHash: HASH,
    pdfHash: PDF.hash,
    comment: '',
  })),
  ...change,
})

export const aSubmissionOf = (change: Partial<Submission> = {}): Submission => ({
  id: 'submission-1',
  issueId: 'issue-1',
  version: 1,
  state: 'draft',
  ownerDepartment: 'kjt',
  departments: ['kjt'],
  from: '2026-01-15',
  to: null,
  text: '窗口办了培训。',
  contact: '',
  createdBy: 'wu-xiaolan',
  createdByName: '吴晓岚',
  writers: ['wu-xiaolan'],
  createdAt: AT,
  updatedAt: AT,
  submittedAt: null,
  late: false,
  reason: null,
  itemId: null,
  ...change,
})

export const aDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  id: 'd'.repeat(32),
  issueId: 'issue-1',
  address: 'wangfang@dept.example',
  name: '王芳',
  unit: '',
  lists: ['distribution'],
  state: 'queued',
  version: 1,
  pdfHash: PDF.hash,
  round: 1,
  attempts: 0,
  notBefore: AT,
  lease: null,
  messageId: null,
  sentAt: null,
  reason: null,
  ...change,
})
