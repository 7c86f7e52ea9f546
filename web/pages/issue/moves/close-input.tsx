/** Closing a call: what stands open is shown first. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Told } from '#shared/told.ts'
import { latestDepartments } from '../../../api/queries.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { ToldWindow } from '../../../parts/told.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useAnswered } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { WhatStandsOpen } from './what-stands-open.tsx'

export function CloseInput({ onClose }: { onClose: () => void }) {
  const { issue, move } = useTheDesk()
  const query = useQuery(latestDepartments(issue.id))
  const { data: departments, error: unread } = query
  const isHere = useAnswered(query)
  const [keepReturned, setKeepReturned] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const { busy, error, run } = useAct()
  const close = async () => {
    let reached: Told | null = null
    const done = await run(async () => {
      reached = await move((version) => ({ move: 'close-input', version, keepReturned }))
    })
    if (!done) return
    toast('已截稿')
    // Set while the act ran: the compiler does not see it.
    const heard = reached as Told | null
    if (heard && heard.missed.length > 0) setTold(heard)
    else onClose()
  }
  if (told) return <ToldWindow title="截稿" told={told} onClose={onClose} />
  return (
    <Dialog
      title="截稿"
      action="确认截稿"
      whyNot={departments ? null : '正在读取各单位的报送情况…'}
      waiting={!isHere}
      busy={busy}
      error={error ?? unread}
      onSubmit={() => void close()}
      onClose={onClose}
    >
      <p>截稿后，各单位不能再报送或修改来稿，延期还没有到的也一并结束。需要补报时可以重新开放征稿。</p>
      {departments && (
        <WhatStandsOpen
          move="close-input"
          isOpen={issue.inputOpen}
          departments={departments}
          keepReturned={keepReturned}
          onKeep={setKeepReturned}
        />
      )}
    </Dialog>
  )
}
