/** A distribution under way: how far, how fast, how long still, and what it waits for. */
import { lazy, Suspense } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import type { DeliveryState, Distribution } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import type { MailPause } from '#shared/distribution/mail-pause.ts'
import { keysOf } from '#shared/keys-of.ts'
import { usePerson } from '../../../api/signed-in-person.ts'
import { MailPaused } from '../../../parts/mail-paused.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { seesMailPause } from '../../../sees-mail-pause.ts'
import { timeFor, useSendingSpeed } from './sending-speed.ts'

type Props = {
  distribution: Distribution
  counts: Partial<Record<DeliveryState, number>>
  nextTry: string | null
  pause: MailPause | null
  /** When these were read, in milliseconds. */
  at: number
}

// Only while mail is paused.
const TryNow = lazy(async () => ({ default: (await import('./try-now.tsx')).TryNow }))

/** Why and until when stands above the page already, of those who see it there. */
function Paused({ pause, distribution }: { pause: MailPause; distribution: Distribution }) {
  const { roles } = usePerson()
  const actions = (
    <Suspense>
      <TryNow distribution={distribution} />
    </Suspense>
  )
  if (!seesMailPause(roles)) return <MailPaused pause={pause} waits={WAITS} actions={actions} />
  return (
    <Notice tone="amber" title="发信暂停，分发正在等待" actions={actions}>
      <p>{WAITS}</p>
    </Notice>
  )
}

const WAITS = '待发送的邮件都保留在队列里，不计入各邮箱的重试次数；恢复后自动继续，每个邮箱只发一次。'

export function Progress({ distribution, counts, nextTry, pause, at }: Props) {
  const states = keysOf(DELIVERY_STATES)
  const ended = states.reduce((sum, state) => sum + (DELIVERY_STATES[state].ended ? (counts[state] ?? 0) : 0), 0)
  const all = distribution.frozen + (distribution.late ?? 0)
  const speed = useSendingSpeed(at, ended)
  const waits = (counts.sending ?? 0) === 0 && nextTry !== null && Date.parse(nextTry) > at
  const isPaused = pause !== null && ended < all
  return (
    <section className="going" aria-label="分发进度">
      {isPaused && <Paused pause={pause} distribution={distribution} />}
      <div className="going-line">
        <strong>{distribution.state === 'expanding' ? '正在生成分发记录…' : `正在分发：${ended} / ${all}`}</strong>
        <span>
          {isPaused
            ? `已暂停，下次试发 ${minuteInChinese(pause.nextTry)}`
            : waits
              ? `下次重试 ${minuteInChinese(nextTry)}`
              : speed === null
                ? '正在估算速度…'
                : `每分钟 ${Math.round(speed)} 封，还需${timeFor(all - ended, speed)}`}
        </span>
      </div>
      <progress value={ended} max={Math.max(1, all)} aria-label="已有结果的邮箱">
        {ended} / {all}
      </progress>
    </section>
  )
}
