/** Sending to review: what still stands against it with the way there, otherwise what will happen. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { commentsOf } from '../../../api/comment-queries.ts'
import { beforeReview, latestDepartments } from '../../../api/queries.ts'
import { timeLeft } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told-lines.ts'
import { useAct } from '../../../parts/use-act.ts'
import { NOT_LOADED } from '../../../parts/use-loaded.ts'
import { useAnswered, useOnce } from '../../../parts/waiting.tsx'
import { routes } from '../../../routes.ts'
import { useChecks } from '../checks/desk-checks.ts'
import { openOnes } from '../comments/use-comments.ts'
import { useMailSize } from '../mail/mail-size.ts'
import { useTheDesk } from '../use-desk.ts'
import { FindingsBeforeReview, standsAgainst } from './findings-before-review.tsx'
import { WhatStandsOpen } from './what-stands-open.tsx'

export function SendToReview({ onClose }: { onClose: () => void }) {
  const { issue, move } = useTheDesk()
  const { findings, isReady, hasFailed, unread: unreadChecks } = useChecks()
  const standing = useQuery(latestDepartments(issue.id))
  const before = useQuery(beforeReview(issue.id))
  const comments = useQuery(commentsOf(issue.id))
  const { data: departments } = standing
  const { data: review } = before
  const openComments = openOnes(comments.data).length
  const [keepReturned, setKeepReturned] = useState(false)
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const { why: tooLarge, query: mail } = useMailSize()
  const isAnswered = useAnswered(standing, before, comments, mail)
  const isHere = useOnce(isAnswered && (isReady || hasFailed))
  const unread = standing.error ?? before.error ?? unreadChecks
  const undecided = departments?.flatMap((one) => one.undecided) ?? []
  const nobody = review?.short
    ? `${review.short}。请管理员（${review.mends.join('、')}）在“刊物设置”的审核环节中增加审核人`
    : null
  const isBlocked = findings.some(standsAgainst)
  const isRead = departments !== undefined && review !== undefined && isReady
  const send = async () => {
    const done = await run(async () => {
      const told = await move((version) => ({ move: 'send-to-review', version, keepReturned, undecided }))
      toast(told?.missed.length ? doneLine('已送审', told) : '已送审，有关单位和审核人将收到邮件')
    })
    if (!done) {
      void standing.refetch()
      return
    }
    onClose()
    navigate(routes.issue(issue.id, 'review'), { replace: true })
  }
  return (
    <Dialog
      title="送审"
      action={isBlocked ? null : '确认送审'}
      busy={busy}
      waiting={!isHere}
      error={error ?? unread}
      whyNot={isBlocked ? null : (tooLarge ?? nobody ?? (hasFailed ? NOT_LOADED : isRead ? null : '正在读取最新情况…'))}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {nobody && <Notice tone="red">{nobody}</Notice>}
      <FindingsBeforeReview onGo={onClose} />
      {departments && (
        <WhatStandsOpen
          move="send-to-review"
          isOpen={issue.inputOpen}
          departments={departments}
          keepReturned={keepReturned}
          onKeep={setKeepReturned}
        />
      )}
      {openComments > 0 && <Notice tone="amber">还有 {openComments} 条批注没有解决，送审后先列给审核领导看。</Notice>}
      {issue.inputOpen && issue.deadline && <p>距截稿时间：{timeLeft(issue.deadline).text}。</p>}
      <p>
        送审后内容冻结为第 {issue.revisions + 1} 稿并排成 PDF{issue.inputOpen && '，征稿随之结束'}，依次由
        {review?.steps.map(({ name, may }) => `“${name}”（${may.join('、') || '没有人'}）`).join('、')}办理。
      </p>
      {review?.recipients?.count === 0 && <Notice tone="amber">名单上还没有邮箱，签发前请由管理员添加。</Notice>}
      {review?.noRecipientsYet && <Notice tone="amber">{review.noRecipientsYet}</Notice>}
    </Dialog>
  )
}
