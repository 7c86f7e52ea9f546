/** The answer of another department to a joint submission that names it: yes in one press, no with a reason. */
import { useState } from 'react'
import { departmentName } from '#shared/centre/departments.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { jointStanding } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import { answer, api } from '../../api/client.ts'
import { sentenceOf } from '../../api/refused.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ReasonWindow } from '../../parts/reason-window.tsx'
import { toast } from '../../parts/toast.tsx'
import { doneLine } from '../../parts/told-lines.ts'
import { useAct } from '../../parts/use-act.ts'
import type { Call } from './call.ts'

type Props = {
  call: Call
  publication: Publication
  submission: Submission
  onSaved: (submission: Submission) => void
}

const TITLES = {
  waiting: '请核对后确认是否以贵单位名义联合报送',
  confirmed: '贵单位已确认联合报送',
  objected: '贵单位不同意联合报送',
} as const

export function AnswerJoint({ call, publication, submission, onSaved }: Props) {
  const person = usePerson()
  const [objecting, setObjecting] = useState(false)
  const { busy, error, run } = useAct()
  if (whyNotMoveSubmission(submission, 'confirm-joint', { actor: person, issue: call.issue }) !== null) return null
  const standing = jointStanding(submission, person.departmentId ?? '')
  if (standing === 'owner') return null
  const say = async (request: { move: 'confirm-joint' } | { move: 'object-joint'; reason: string }, done: string) => {
    const { told, ...saved } = await answer(
      api.issues[':issueId'].submissions[':submissionId'].moves.$post({
        param: { issueId: submission.issueId, submissionId: submission.id },
        json: { version: submission.version, ...request },
      }),
    )
    onSaved(saved)
    toast(doneLine(done, told))
  }
  return (
    <>
      <Notice
        tone={standing === 'waiting' ? 'amber' : standing === 'confirmed' ? 'green' : 'red'}
        title={TITLES[standing]}
        actions={
          <>
            {standing !== 'confirmed' && (
              <Button
                kind="main"
                small
                isDisabled={busy}
                onPress={() => void run(() => say({ move: 'confirm-joint' }, '已确认联合报送'))}
              >
                确认
              </Button>
            )}
            {standing !== 'objected' && (
              <Button small isDisabled={busy} onPress={() => setObjecting(true)}>
                不同意
              </Button>
            )}
          </>
        }
      >
        <p>
          这篇来稿由{departmentName(publication, submission.ownerDepartment)}
          填写报送。{standing === 'waiting' && '确认之前，不计为贵单位报送。'}
        </p>
      </Notice>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      {objecting && (
        <ReasonWindow
          place={`object-joint:${submission.id}`}
          title="不同意联合报送"
          action="不同意"
          act={(reason) => say({ move: 'object-joint', reason }, '已告知报送单位')}
          onClose={() => setObjecting(false)}
        >
          {() => <p>报送单位和责任编辑会看到下面的原因。</p>}
        </ReasonWindow>
      )}
    </>
  )
}
