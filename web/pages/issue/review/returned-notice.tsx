/** Why a leader gave the issue back: above all panels, where it is mended, until it is sent to review again. */
import { minuteInChinese } from '#shared/calendar.ts'
import { Notice } from '../../../parts/notice.tsx'
import { useTheDesk } from '../use-desk.ts'

export function ReturnedNotice() {
  const { returned } = useTheDesk().issue
  if (!returned) return null
  return (
    <Notice tone="amber" title={`${returned.stepName}退回修改`}>
      <p className="plain-text">
        {returned.personName}，{minuteInChinese(returned.at)}：{returned.reason}
      </p>
    </Notice>
  )
}
