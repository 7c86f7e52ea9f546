/** An act at the desk that people are told of by mail: its window closes, or gives way to one of those who were not reached. */
import { useState } from 'react'
import type { Told } from '#shared/told.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'

export function useTelling(onClose: () => void) {
  const [told, setTold] = useState<Told | null>(null)
  const { busy, error, run } = useAct()
  /** `said`: where everybody was reached. */
  const tell = <Heard extends Told | null>(ask: () => Promise<Heard>, said: (heard: Heard) => string) =>
    run(async () => {
      const heard = await ask()
      if (heard && heard.missed.length > 0) return setTold(heard)
      toast(said(heard))
      onClose()
    })
  return { told, busy, error, tell }
}
