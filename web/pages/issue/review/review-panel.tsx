/** The review: the text that is reviewed, and below it, once it stands, all that goes with it. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { signedName } from '#shared/centre/stands-in.ts'
import { reviewShown } from '../../../api/queries.ts'
import { Notice } from '../../../parts/notice.tsx'
import { useLoaded } from '../../../parts/use-loaded.ts'
import { useAnswered } from '../../../parts/waiting.tsx'
import { ReadingView } from '../reading/reading-view.tsx'
import { useTheDesk } from '../use-desk.ts'

export function ReviewPanel() {
  const { issue } = useTheDesk()
  const { review, signOff } = issue
  const hasText = useAnswered(useQuery({ ...reviewShown(issue.id), enabled: review !== null }))
  // Until then the line is the text's.
  const below = useLoaded('below-text', () => import('./below-text.tsx'), hasText)
  return (
    <div className="stack">
      {signOff && (
        <Notice tone="green" title={`${signedName(signOff)}于${minuteInChinese(signOff.at)}签发`}>
          <p>
            签发的是第 {signOff.revision} 稿，发往 {signOff.recipientsCount} 个邮箱。
          </p>
        </Notice>
      )}
      {review && <ReadingView />}
      {below.module && <below.module.BelowText />}
      {below.hasFailed && <Notice tone="amber">审核环节和收件名单没有载入，请刷新页面后再审阅。</Notice>}
    </div>
  )
}
