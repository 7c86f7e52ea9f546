/** Showing again who one is before one signs: a code to one's own mailbox; its window signs with the right one. */
import { type KeyboardEvent, useState } from 'react'
import { readCode } from '#shared/centre/read-code.ts'
import { answer, api } from '../../../api/client.ts'
import { fieldError, sentenceOf } from '../../../api/refused.ts'
import { usePerson } from '../../../api/signed-in-person.ts'
import { Button } from '../../../parts/button.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { askForCode } from '../../sign-in/ask-code.tsx'

type Props = {
  /** Of the decision that the code is for. */
  label: string
  mayConfirm: boolean
  /** Asks whether the code is right; what is wrong with it is said here. */
  onConfirm: (isRight: () => Promise<boolean>) => void
}

export function FreshCode({ label, mayConfirm, onConfirm }: Props) {
  const { email } = usePerson()
  const { busy, error, run } = useAct()
  const [challengeId, setChallengeId] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const ask = () => void run(async () => setChallengeId((await askForCode(email)).id))
  const confirm = (id: string) => {
    if (busy || !mayConfirm || code === '') return
    // The device stays trusted, or not, as it was.
    onConfirm(() => run(() => answer(api['sign-in'].code.$post({ json: { challengeId: id, code } }))))
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.key !== 'Enter') return
    // It is the code that is meant, not the form around it.
    event.preventDefault()
    confirm(id)
  }
  const message = fieldError(error, 'code') ?? (error === null ? undefined : sentenceOf(error))
  if (challengeId === null)
    return (
      <div className="stack">
        <Button isDisabled={busy} onPress={ask}>
          {busy ? '正在发送…' : '获取验证码'}
        </Button>
        {message && <p className="field-error">{message}</p>}
      </div>
    )
  return (
    <div className="stack">
      <TextInput
        label="验证码"
        value={code}
        onChange={(typed) => setCode((typed.length > 6 && readCode(typed)) || typed)}
        error={message}
        hint={`已发往 ${email}，10 分钟内有效。`}
        autoComplete="one-time-code"
        inputMode="numeric"
        onKeyDown={(event) => onKeyDown(event, challengeId)}
      />
      <div className="row">
        <Button kind="main" isDisabled={busy || !mayConfirm || code === ''} onPress={() => confirm(challengeId)}>
          {busy ? '正在核对…' : `核对并${label}`}
        </Button>
        <Button kind="quiet" isDisabled={busy} onPress={ask}>
          重新发送
        </Button>
      </div>
    </div>
  )
}
