/** A notice of what others just did to the issue that stands open, until it is read. */
import { minuteInChinese } from '#shared/calendar.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useTheDesk } from './use-desk.ts'
import { useNews } from './use-news.ts'

export function NewsLine() {
  const { issue } = useTheDesk()
  const { news, dismiss } = useNews(issue)
  if (!news) return null
  return (
    <Notice
      tone="amber"
      title={news.text}
      actions={
        <Button small onPress={dismiss}>
          知道了
        </Button>
      }
    >
      <p>{minuteInChinese(news.at)}。本页已是最新情况。</p>
    </Notice>
  )
}
