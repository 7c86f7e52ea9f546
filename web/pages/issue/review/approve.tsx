/** The yes: bound to exactly the content, PDF, mail and (at the sign-off) recipient list that this screen showed. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Issue } from '#shared/issue/issue.ts'
import { ISSUE_MOVES } from '#shared/issue/issue-workflow.ts'
import { commentsOf } from '../../../api/comment-queries.ts'
import { issueMail, recipientsNow } from '../../../api/queries.ts'
import { fieldError } from '../../../api/refused.ts'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select } from '../../../parts/field.tsx'
import { TimeField } from '../../../parts/time-field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told-lines.ts'
import { useAnswered } from '../../../parts/waiting.tsx'
import { routes } from '../../../routes.ts'
import { openOnes } from '../comments/use-comments.ts'
import { whyOvertaken } from '../news.ts'
import { useTheDesk } from '../use-desk.ts'
import { FreshCode } from './fresh-code.tsx'
import { Grounds } from './grounds.tsx'
import { OpinionField, useAnswer } from './opinion-field.tsx'
import { useSigning } from './use-signing.ts'

type Props = { move: 'approve' | 'sign-off'; stepName: string; onClose: () => void }

export function Approve({ move, stepName, onClose }: Props) {
  const desk = useTheDesk()
  // What was on screen when the dialog opened: a page that is read again meanwhile must not change what is signed.
  const [issue] = useState(desk.issue)
  const recipients = useQuery({ ...recipientsNow(issue.id), enabled: move === 'sign-off' })
  const letter = useQuery(issueMail(issue.id))
  const comments = useQuery(commentsOf(issue.id))
  const isHere = useAnswered(recipients, letter, comments)
  const { data: mail } = letter
  const openComments = openOnes(comments.data).length
  const comment = useAnswer('approve')
  /** The hour to send at, as its field holds it; null: at once. */
  const [local, setLocal] = useState<string | null>(null)
  const [, navigate] = useLocation()
  const { busy, error, needsCode, sign } = useSigning()
  const { label } = ISSUE_MOVES[move]
  const sendAt = local === null ? null : instantOf(local)
  const unread = letter.error ?? recipients.error
  const whyNot =
    (busy ? null : whyOvertaken(issue, desk.issue)) ??
    whyUnread({ issue, letterHash: mail?.letterHash, list: move === 'sign-off' ? recipients.data : null, unread }) ??
    (local !== null && sendAt === null ? '请选择发送时间' : null)
  const approve = async (codeIsRight?: () => Promise<boolean>) => {
    const { review } = issue
    if (busy || whyNot !== null || !review?.pdf || !mail?.letterHash) return
    const seen = {
      ...{ version: issue.version, comment: comment.text },
      ...{ contentHash: review.contentHash, pdfHash: review.pdf.hash, letterHash: mail.letterHash },
    }
    const list = recipients.data
    const decided = await sign(async () => {
      const told = await desk.move(() =>
        move === 'approve'
          ? { move, ...seen }
          : { move, ...seen, recipientsHash: list?.hash ?? '', ...(sendAt && { sendAt }) },
      )
      comment.sent()
      toast(doneLine(move === 'approve' ? '已审核通过' : sendAt ? '已签发，定时发送' : '已签发，正在分发', told))
    }, codeIsRight)
    if (!decided) return
    onClose()
    if (move === 'sign-off') navigate(routes.issue(issue.id, 'deliveries'), { replace: true })
  }
  return (
    <Dialog
      title={`${stepName}：${label}（第 ${issue.review?.revision} 稿）`}
      action={`确认${label}`}
      kind={move === 'sign-off' ? 'red' : 'main'}
      whyNot={whyNot ?? (needsCode ? '请先填写验证码' : null)}
      kept
      waiting={!isHere}
      busy={busy}
      error={error ?? unread}
      onSubmit={() => void approve()}
      onClose={onClose}
    >
      {needsCode && (
        <FreshCode label={label} mayConfirm={!busy && whyNot === null} onConfirm={(isRight) => void approve(isRight)} />
      )}
      {move === 'sign-off' && recipients.data && (
        <p>
          签发后{local === null ? '立即' : '到时'}向 <strong>{recipients.data.count} 个邮箱</strong>
          分发这份 PDF 和邮件，签发后的一期不能再修改。
        </p>
      )}
      {move === 'sign-off' && (
        <Select
          label="何时发送"
          value={local === null ? 'now' : 'later'}
          onChange={(when) => setLocal(when === 'now' ? null : daysFromNow(1, '09:00'))}
          options={[
            { value: 'now', label: '签发后立即发送' },
            { value: 'later', label: '定时发送' },
          ]}
          hint={local === null ? undefined : '签发许可至发送时间后 24 小时；届时没有发出的，须重新确认。'}
        />
      )}
      {local !== null && (
        <TimeField label="发送时间" value={local} onChange={setLocal} error={fieldError(error, 'sendAt')} />
      )}
      {openComments > 0 && <p>还有 {openComments} 条批注没有解决。</p>}
      <OpinionField label="意见" of={comment} error={fieldError(error, 'comment')} />
      <Grounds issue={issue} mail={mail} recipients={move === 'sign-off' ? recipients.data : undefined} />
    </Dialog>
  )
}

type Read = {
  issue: Issue
  letterHash: string | null | undefined
  /** Null where no list is signed. */
  list: { count: number } | null | undefined
  unread: unknown
}

/** Why nothing is decided yet: what is decided on is not all here. */
function whyUnread({ issue, letterHash, list, unread }: Read): string | null {
  if (!issue.review?.pdf) return '审核用的 PDF 还在排版'
  if (letterHash && list !== undefined) return list?.count === 0 ? '名单上还没有邮箱' : null
  return unread ? '邮件或收件名单没有读到，请关闭后再试' : '正在读取邮件和收件名单…'
}
