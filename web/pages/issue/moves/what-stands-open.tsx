/** The open work of departments when a call ends, as the server has it now, and whether what was returned may still come in. */
import { Check } from '../../../parts/check.tsx'
import { firstLines } from '../../../parts/first-of.ts'
import { Notice } from '../../../parts/notice.tsx'
import { type DepartmentStanding, openWork } from './open-work.ts'

type Props = {
  move: 'close-input' | 'send-to-review'
  /** The call still is. */
  isOpen: boolean
  departments: readonly DepartmentStanding[]
  keepReturned: boolean
  onKeep: (keep: boolean) => void
}

export function WhatStandsOpen({ move, isOpen, departments, keepReturned, onKeep }: Props) {
  if (!departments.some(({ called }) => called)) return null
  const { ends, stays, ended, mayKeep } = openWork(departments, { move, isOpen, keepReturned })
  if (ends.length + stays.length + ended.length === 0) return <p>约稿的单位都已报送，来稿都已处理。</p>
  const after = move === 'close-input' ? '截稿后' : '送审后'
  return (
    <>
      <Lines tone="amber" title={`${after}不再接收下列来稿，有关单位将收到邮件：`} lines={ends} />
      <Lines tone="blue" title={`${after}仍可修改后交回，有关单位将收到邮件：`} lines={stays} />
      <Lines tone="grey" title="征稿此前已经结束，下列没有收到：" lines={ended} />
      {mayKeep && (
        <Check label="退改的来稿仍可修改后交回（不改变送审的内容）" checked={keepReturned} onChange={onKeep} />
      )}
    </>
  )
}

const Lines = ({ tone, title, lines }: { tone: 'amber' | 'blue' | 'grey'; title: string; lines: readonly string[] }) =>
  lines.length > 0 && (
    <Notice tone={tone} title={title}>
      <ul className="notice-list">
        {firstLines(lines, '个单位').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
