/** An acknowledgement (核实说明) beside its finding: written with a reason, shown with who gave it and when, taken back. */
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import { useChecks } from './desk-checks.ts'
import type { DeskFinding } from './desk-findings.ts'
import { goToFinding } from './go-to-finding.ts'

const LONGEST_REASON = 200

/** `of` tells its buttons from those of other findings. */
export function Acknowledging({ finding, of }: { finding: DeskFinding; of: string }) {
  const { editable } = useTheDesk()
  const { acknowledgementOf, takeBack } = useChecks()
  const [isAsked, setAsked] = useState(false)
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
  if (!isAsked)
    return (
      <Button small aria-label={`写核实说明${of}`} onPress={() => setAsked(true)}>
        写核实说明
      </Button>
    )
  const close = () => {
    setAsked(false)
    // The button that had the focus is gone.
    goToFinding(finding)
  }
  return <Writing keyOf={key} of={of} onClose={close} />
}

function Writing({ keyOf, of, onClose }: { keyOf: string; of: string; onClose: () => void }) {
  const { acknowledge } = useChecks()
  const [reason, setReason] = useState('')
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
        autoFocus
        value={reason}
        maxLength={LONGEST_REASON}
        placeholder="写明为什么属实，例如：上月含补录数据，已与业务处核对"
        onChange={setReason}
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
