/** Mail is paused: why, what is looked up by, when it is tried again, and that nothing is lost. */
import type { ReactNode } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { ABOUT } from '#shared/distribution/about.ts'
import type { MailPause } from '#shared/distribution/mail-pause.ts'
import { Notice } from './notice.tsx'

type Props = { pause: MailPause; waits: string; actions?: ReactNode }

export function MailPaused({ pause, waits, actions }: Props) {
  const { about, reason, code, since, nextTry, probes } = pause
  return (
    <Notice tone="amber" title={`发信暂停：${ABOUT[about].label}有问题`} actions={actions}>
      <p className="break">{reason}。</p>
      <p>
        自{minuteInChinese(since)}起暂停，已试发 {probes + 1} 次，下次试发在{minuteInChinese(nextTry)}
        {code !== '' && `（代码 ${code}）`}。{waits}
      </p>
    </Notice>
  )
}
