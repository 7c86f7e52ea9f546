/** A submission that waits for the head of its department: the head signs it or sends it back, the others see for whom it waits. */
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import { answer, api } from '../../api/client.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useRefusalSentences } from '../../parts/refusal-sentences.ts'
import { toast } from '../../parts/toast.tsx'
import { doneLine } from '../../parts/told-lines.ts'
import type { Call } from './call.ts'
import { SendBack, SignForDepartment } from './head-windows.tsx'

type Props = { call: Call; submission: Submission; onSaved: (submission: Submission) => void }

export function HeadSigns({ call, submission, onSaved }: Props) {
  const person = usePerson()
  const [asked, setAsked] = useState<'head-sign' | 'send-back' | null>(null)
  const whyNot = (move: 'head-sign' | 'send-back') =>
    whyNotMoveSubmission(submission, move, { actor: person, issue: call.issue })
  const maySendBack = whyNot('send-back') === null
  const whyNotSign = whyNot('head-sign')
  const sentenceOf = useRefusalSentences(maySendBack && whyNotSign !== null)
  if (whyNotSign === 'input-closed') return null
  const { by, at } = submission.head?.asked ?? { by: { name: submission.createdByName }, at: submission.updatedAt }
  const move = async (request: { move: 'head-sign' } | { move: 'send-back'; reason: string }) => {
    const { told, ...saved } = await answer(
      api.issues[':issueId'].submissions[':submissionId'].moves.$post({
        param: { issueId: submission.issueId, submissionId: submission.id },
        json: { version: submission.version, ...request },
      }),
    )
    onSaved(saved)
    toast(doneLine(request.move === 'head-sign' ? '已审签，报送到编辑' : '已退回信息员', told))
  }
  const windows = { submission, onMove: move, onClose: () => setAsked(null) }
  return (
    <>
      <Notice
        tone="amber"
        title={maySendBack ? '请您审签：审签后报送到编辑' : '等待本单位负责人审签，还没有报送'}
        actions={
          maySendBack && (
            <>
              <Button kind="main" whyNot={whyNotSign && sentenceOf(whyNotSign)} onPress={() => setAsked('head-sign')}>
                审签报送
              </Button>
              <Button onPress={() => setAsked('send-back')}>退回</Button>
            </>
          )
        }
      >
        <p>
          {by.name}于{minuteInChinese(at)}送审签。
          {!maySendBack && '负责人已收到邮件；负责人有变动的，请联系管理员在“人员”中登记。'}
        </p>
        {submission.acknowledged?.map(({ key, message, reason }) => (
          <p key={key}>
            须核实：{message}说明：{reason}
          </p>
        ))}
      </Notice>
      {asked === 'head-sign' && <SignForDepartment {...windows} />}
      {asked === 'send-back' && <SendBack {...windows} />}
    </>
  )
}
