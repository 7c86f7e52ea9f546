/** Joint departments that did not confirm (yet), told before a submission is adopted. */
import { departmentName } from '#shared/centre/departments.ts'
import { departmentsThat, JOINT_WORDS } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Notice } from '../../../parts/notice.tsx'
import { useTheDesk } from '../use-desk.ts'

export function NotAllConfirmed({ submission }: { submission: Submission }) {
  const { publication } = useTheDesk()
  const doubted = (['waiting', 'objected'] as const).flatMap((standing) =>
    departmentsThat(submission, standing).map((id) => `${departmentName(publication, id)}${JOINT_WORDS[standing]}`),
  )
  if (doubted.length === 0) return null
  return (
    <Notice tone="amber" title="联合报送单位还没有都确认">
      <p>{doubted.join('、')}。现在采用，这一条不记在这些单位名下，正文中提到的请自行核对。</p>
    </Notice>
  )
}
