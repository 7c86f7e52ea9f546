/** An acknowledgement (核实说明) beside its finding: written with a reason, shown with who gave it and when, taken back. */

import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { LONGEST_REASON } from '#shared/checks/acknowledgement-limits.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { useOpinion } from '../../../parts/saving/opinion.ts'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import { useChecks } from './desk-checks.ts'
import type { DeskFinding } from './desk-findings.ts'
import { goToFinding } from './go-to-finding.ts'
import '../../../style/found.css'

/** `of` tells its buttons from those of other findings. */
export function Acknowledging({ finding, of }: { finding: DeskFinding; of: string }) {
  const { editable, issue, person } = useTheDesk()
  const { acknowledgementOf, takeBack } = useChecks()
  const reason = useOpinion(`${person.id}:${issue.id}:reason:${finding.acknowledgedAs}`, '')
  /** A reason that was written before another tab was looked at stands there again; the focus stays where it is. */
  const [asked, setAsked] = useState<'by-press' | 'before' | null>(reason.text === '' ? null : 'before')
  const { busy, error, run } = useAct()
  const known = acknowledgementOf(finding)
  if (finding.acknowledgedAs === null) return null
  const key = finding.acknowledgedAs
  if (known)
    return (
      <div className="found-reason">
        <span>
          {known.by.name}于{minuteInChinese(known.at)}核实：{known.reason}
        </span>
        {editable && (
          <Button
            kind="quiet"
            small
            isDisabled={busy}
            aria-label={`撤回核实说明${of}`}
            onPress={() => void run(() => takeBack(key))}
          >
            撤回核实说明
          </Button>
        )}
        {error !== null && <div className="field-error">{sentenceOf(error)}</div>}
      </div>
    )
  if (!editable) return null
  if (asked === null)
    return (
      <Button small aria-label={`写核实说明${of}`} onPress={() => setAsked('by-press')}>
        写核实说明
      </Button>
    )
  const close = () => {
    setAsked(null)
    reason.write('')
    // The button that had the focus is gone.
    goToFinding(finding)
  }
  return <Writing keyOf={key} of={of} reason={reason} takesFocus={asked === 'by-press'} onClose={close} />
}

type WritingProps = {
  keyOf: string
  of: string
  reason: ReturnType<typeof useOpinion>
  takesFocus: boolean
  onClose: () => void
}

function Writing({ keyOf, of, reason: { text: reason, write }, takesFocus, onClose }: WritingProps) {
  const { acknowledge } = useChecks()
  const { busy, error, run } = useAct()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '' && (await run(() => acknowledge(keyOf, reason)))) onClose()
  }
  // The keys of the content around it (撤销, F8) are not meant here.
  const onKeyDown = (event: KeyboardEvent) => event.stopPropagation()
  return (
    <form className="found-writing" onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
      <TextInput
        label={`核实说明${of}`}
        hideLabel
        autoFocus={takesFocus}
        value={reason}
        maxLength={LONGEST_REASON}
        placeholder="写明为什么属实，例如：上月含补录数据，已与业务处核对"
        onChange={write}
        error={error === null ? undefined : sentenceOf(error)}
      />
      <Button type="submit" small kind="main" isDisabled={busy || reason.trim() === ''}>
        {busy ? '正在保存…' : '保存核实说明'}
      </Button>
      <Button small isDisabled={busy} onPress={onClose}>
        取消
      </Button>
    </form>
  )
}
