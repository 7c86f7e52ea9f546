/** Sending to review: what still stands against it with the way there, otherwise what will happen. */
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { findingsOf } from '#shared/issue/findings.ts'
import { submissions } from '../../../api/queries.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { routes } from '../../../routes.ts'
import { FindingList } from '../finding-list.tsx'
import { useMailSize } from '../mail/mail-size.ts'
import { useTheDesk } from '../use-desk.ts'

export function SendToReview({ onClose }: { onClose: () => void }) {
  const { issue, publication, mine, move } = useTheDesk()
  const { data: handedIn = [] } = useQuery(submissions(issue.id))
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const findings = findingsOf({ ...issue, ...mine, sections: [...mine.sections] }, publication)
  const { why: tooLarge } = useMailSize()
  const undecided = handedIn.filter(({ state }) => state === 'submitted').length
  const blocked = findings.some(({ blocks }) => blocks)
  const send = async () => {
    if (!(await run(() => move((version) => ({ move: 'send-to-review', version }))))) return
    toast('已送审')
    onClose()
    navigate(routes.issue(issue.id, 'review'), { replace: true })
  }
  return (
    <Dialog
      title="送审"
      action={blocked ? null : '确认送审'}
      busy={busy}
      error={error}
      whyNot={blocked ? null : tooLarge}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {blocked ? (
        <>
          <Notice tone="amber" title={`还有 ${findings.length} 个待处理问题，解决后才能送审`} />
          <FindingList findings={findings} onGo={onClose} />
        </>
      ) : (
        <>
          {undecided > 0 && <Notice tone="amber">还有 {undecided} 篇来稿没有处理，送审后将不能采用。</Notice>}
          <p>
            送审后内容冻结为第 {issue.revisions + 1} 稿并排成 PDF，征稿随之结束，依次由
            {publication.steps.map(({ name }) => `“${name}”`).join('、')}办理。
          </p>
        </>
      )}
    </Dialog>
  )
}
