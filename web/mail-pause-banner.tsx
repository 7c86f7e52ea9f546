/** On every page of administrators and editors while mail is paused: they cannot be told by mail. */
import { useQuery } from '@tanstack/react-query'
import { mailPause } from './api/queries.ts'
import { MailPaused } from './parts/mail-paused.tsx'

const LOOK_MS = 60_000

export function MailPauseBanner() {
  const { data } = useQuery({ ...mailPause, refetchInterval: LOOK_MS })
  if (!data?.pause) return null
  return (
    <div className="mail-paused">
      <MailPaused pause={data.pause} waits="简报、通知和验证码都在等待，恢复后自动补发；过期的验证码不再发送。" />
    </div>
  )
}
