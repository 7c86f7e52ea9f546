/** The reason of a head who sent a text back, above the form. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { HeadsPart } from '#shared/submission/submission.ts'
import { Notice } from '../../parts/notice.tsx'

export function SentBack({ head: { sentBack } }: { head: HeadsPart }) {
  if (!sentBack) return null
  return (
    <Notice tone="amber" title="本单位负责人退回，请修改后再次送审签">
      <p>
        {sentBack.by.name}，{minuteInChinese(sentBack.at)}：{sentBack.reason}
      </p>
    </Notice>
  )
}
