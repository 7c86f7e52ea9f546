/** The answer of another department to a joint submission that names it: yes in one press, no with a reason. */
import { useState } from 'react'
import { departmentName } from '#shared/centre/departments.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { jointStanding } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import { answer, api } from '../../api/client.ts'
import { fieldError, sentenceOf } from '../../api/refused.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { toast } from '../../parts/toast.tsx'
import { doneLine } from '../../parts/told-lines.ts'
import { useAct } from '../../parts/use-act.ts'
import { useWritten } from '../issue/review/use-written.ts'
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
  const { busy, error, run, clear } = useAct()
  if (whyNotMoveSubmission(submission, 'confirm-joint', { actor: person, issue: call.issue }) !== null) return null
  const standing = jointStanding(submission, person.departmentId ?? '')
  if (standing === 'owner') return null
  const say = (request: { move: 'confirm-joint' } | { move: 'object-joint'; reason: string }, done: string) => {
    return run(async () => {
      const { told, ...saved } = await answer(
        api.issues[':issueId'].submissions[':submissionId'].moves.$post({
          param: { issueId: submission.issueId, submissionId: submission.id },
          json: { version: submission.version, ...request },
        }),
      )
      onSaved(saved)
      toast(doneLine(done, told))
    })
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
                onPress={() => void say({ move: 'confirm-joint' }, '已确认联合报送')}
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
      {error !== null && !objecting && <Notice tone="red">{sentenceOf(error)}</Notice>}
      {objecting && (
        <ObjectJoint
          submission={submission}
          busy={busy}
          error={error}
          onSay={(reason) => say({ move: 'object-joint', reason }, '已告知报送单位')}
          onClose={() => {
            clear()
            setObjecting(false)
          }}
        />
      )}
    </>
  )
}

type ObjectProps = {
  submission: Submission
  busy: boolean
  error: unknown
  /** Answers whether it was done. */
  onSay: (reason: string) => Promise<boolean>
  onClose: () => void
}

function ObjectJoint({ submission, busy, error, onSay, onClose }: ObjectProps) {
  const { text: reason, write, begun, close } = useWritten(`object-joint:${submission.id}`, onClose)
  const object = async () => {
    if (await onSay(reason)) close()
  }
  return (
    <Dialog
      title="不同意联合报送"
      action="不同意"
      whyNot={reason.trim() === '' ? '请写明原因' : null}
      busy={busy}
      error={error}
      begun={begun}
      onSubmit={() => void object()}
      onClose={close}
    >
      <p>报送单位和责任编辑会看到下面的原因。</p>
      <TextArea label="原因" value={reason} onChange={write} error={fieldError(error, 'reason')} />
    </Dialog>
  )
}
