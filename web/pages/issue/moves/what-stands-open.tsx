/** The open work of departments when a call ends, as the server has it now, and whether what was returned may still come in. */
import { Check } from '../../../parts/check.tsx'
import { Notice } from '../../../parts/notice.tsx'

export type Standing = {
  id: string
  name: string
  called: boolean
  answer: 'handed-in' | 'returned' | 'with-partner' | 'started' | 'nothing'
  started: number
  returned: { reason: string }[]
  undecided: string[]
  people: string[]
}

type Props = { departments: readonly Standing[]; keepReturned: boolean; onKeep: (keep: boolean) => void }

export function WhatStandsOpen({ departments, keepReturned, onKeep }: Props) {
  const called = departments.filter((one) => one.called)
  const missing = called.filter(({ answer }) => answer === 'nothing')
  const started = called.filter((one) => one.started > 0)
  const returned = called.filter((one) => one.returned.length > 0)
  const undecided = called.filter((one) => one.undecided.length > 0)
  const unreached = called.filter(({ people }) => people.length === 0)
  const names = (list: readonly Standing[]) => list.map(({ name }) => name).join('、')
  if (called.length === 0) return null
  const lines = [
    ...(missing.length > 0 ? [`未报送 ${missing.length} 个单位：${names(missing)}`] : []),
    ...(started.length > 0 ? [`已开始填写、没有报送：${names(started)}`] : []),
    ...returned.map((one) => `退改未交回：${one.name}（${one.returned.map(({ reason }) => reason).join('；')}）`),
    ...(undecided.length > 0 ? [`已报送、没有处理：${names(undecided)}`] : []),
    ...(unreached.length > 0 ? [`没有在用的信息员，通知不到：${names(unreached)}`] : []),
  ]
  if (lines.length === 0) return <p>约稿的单位都已报送，来稿都已处理。</p>
  return (
    <>
      <Notice tone="amber" title="征稿结束后不再接收下列来稿，有关单位将收到邮件：">
        <ul className="notice-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
      {returned.length > 0 && (
        <Check label="退改的来稿仍可修改后交回（不改变送审的内容）" checked={keepReturned} onChange={onKeep} />
      )}
    </>
  )
}
