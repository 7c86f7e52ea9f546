/** A signature that the server may want a fresh code for first: it is tried, and the code's field stays until a code was right. */
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../../api/refused.ts'
import { useAct } from '../../../parts/use-act.ts'

export function useSigning() {
  const { busy, error, run } = useAct()
  const [needsCode, setNeedsCode] = useState(false)
  const gone = useGone()
  /** Whether it was decided. `codeIsRight`: asked first; the decision is one act with it, and nothing is decided behind a window that is gone. */
  const sign = async (decide: () => Promise<void>, codeIsRight?: () => Promise<boolean>): Promise<boolean> => {
    let decided = false
    await run(async () => {
      if (codeIsRight) {
        if (!(await codeIsRight()) || gone.current) return
        setNeedsCode(false)
      }
      try {
        await decide()
        decided = true
      } catch (refusal) {
        setNeedsCode(refusal instanceof Refused && refusal.code === 'fresh-code-needed')
        throw refusal
      }
    })
    return decided
  }
  return { busy, error, needsCode, sign }
}

/** Whether this window left the page. */
function useGone() {
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  return gone
}
