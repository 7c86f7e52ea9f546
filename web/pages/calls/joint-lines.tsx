/** The other departments of a joint submission: who confirmed, who objects and why, who is waited for. */
import { minuteInChinese } from '#shared/calendar.ts'
import { departmentName } from '#shared/centre/departments.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { departmentsThat, JOINT_WORDS, jointStanding } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isHandedIn } from '#shared/submission/submission-workflow.ts'
import { Badge } from '../../parts/badge.tsx'

const TONES = { confirmed: 'green', objected: 'red', waiting: 'amber' } as const

export function JointLines({ submission, publication }: { submission: Submission; publication: Publication }) {
  const others = departmentsThat(submission, 'confirmed', 'objected', 'waiting')
  if (others.length === 0 || submission.joint === undefined || !isHandedIn(submission)) return null
  return (
    <ul className="joint" aria-label="联合报送单位">
      {others.map((id) => {
        const standing = jointStanding(submission, id)
        const said = submission.joint?.find(({ departmentId }) => departmentId === id)
        return (
          standing !== 'owner' && (
            <li key={id}>
              <span>{departmentName(publication, id)}</span>
              <Badge label={JOINT_WORDS[standing]} tone={TONES[standing]} />
              {said && (
                <span className="muted">
                  {said.by.name}，{minuteInChinese(said.at)}
                </span>
              )}
              {said?.reason && <span className="row-reason">原因：{said.reason}</span>}
            </li>
          )
        )
      })}
    </ul>
  )
}
