/** A long list that a page holds whole, drawn some rows at a time: each press draws as many again. */
import { useState } from 'react'
import { Button } from './button.tsx'

/** `what`: what a row is called, with its counter: 个人员. */
export function useRowsInSteps<T>(rows: readonly T[], { step, what }: { step: number; what: string }) {
  const [most, setMost] = useState(step)
  const left = rows.length - most
  return {
    shown: rows.slice(0, most),
    more:
      left > 0 ? (
        <div className="row">
          <Button small onPress={() => setMost(most + step)}>
            再显示 {Math.min(step, left)} {what}
          </Button>
          <span className="muted">
            已显示 {most} {what}，共 {rows.length} {what}
          </span>
        </div>
      ) : null,
  }
}
