/** The labels of a submission's states. */
import type { SubmissionState } from './submission.ts'

export const SUBMISSION_STATES = {
  draft: '草稿',
  'with-head': '待负责人审签',
  submitted: '已报送',
  adopted: '已采用',
  returned: '退改',
  declined: '未采用',
} as const satisfies Record<SubmissionState, string>
