/** How many findings there are, and the way from one to the next: by buttons, or by F8 wherever in the content one types. */
import { useRef } from 'react'
import { Button } from '../../../parts/button.tsx'
import type { DeskFinding } from './desk-findings.ts'
import { goToFinding } from './go-to-finding.ts'
import '../../../style/found.css'

/** `待处理 3 条，建议 5 条`; '' where there are none. */
export function countInWords(findings: readonly DeskFinding[]): string {
  const advice = findings.filter(({ level }) => level === 'advice').length
  const others = findings.length - advice
  return [...(others > 0 ? [`待处理 ${others} 条`] : []), ...(advice > 0 ? [`建议 ${advice} 条`] : [])].join('，')
}

/** To the one after, or before, the last that was gone to; one that was mended since has left its number to the next. */
export function useWalk(findings: readonly DeskFinding[]): (by: 1 | -1) => void {
  const last = useRef<{ key: string; index: number } | null>(null)
  return (by) => {
    const known = findings.findIndex(({ key }) => key === last.current?.key)
    const from = known >= 0 ? known : last.current ? last.current.index - (by > 0 ? 1 : 0) : by > 0 ? -1 : 0
    const index = (from + by + findings.length) % findings.length
    const next = findings[index]
    if (!next) return
    last.current = { key: next.key, index }
    goToFinding(next)
  }
}

export const FoundBar = ({ findings, walk }: { findings: readonly DeskFinding[]; walk: (by: 1 | -1) => void }) => (
  <span className="found-bar">
    <span>{countInWords(findings)}</span>
    <Button small aria-keyshortcuts="Shift+F8" onPress={() => walk(-1)}>
      上一条
    </Button>
    <Button small aria-keyshortcuts="F8" onPress={() => walk(1)}>
      下一条
    </Button>
    <span className="field-hint found-keys">F8 下一条</span>
  </span>
)
