/** Showing again who one is before one signs: a code to one's own mailbox; signing goes on with the right one. */
import { useState } from 'react'
import { readCode } from '#shared/centre/read-code.ts'
import { answer, api } from '../../../api/client.ts'
import { usePerson } from '../../../api/person.ts'
import { fieldError, sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { askForCode } from '../../sign-in/ask-code.tsx'

export function FreshCode({ onDone }: { onDone: () => void }) {
  const { email } = usePerson()
  const { busy, error, run } = useAct()
  const [challengeId, setChallengeId] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const ask = () => void run(async () => setChallengeId((await askForCode(email)).id))
  const confirm = async (id: string) => {
    // The device stays trusted, or not, as it was.
    if (await run(() => answer(api['sign-in'].code.$post({ json: { challengeId: id, code } })))) onDone()
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
      />
      <div className="row">
        <Button kind="main" isDisabled={busy} onPress={() => void confirm(challengeId)}>
          {busy ? '正在核对…' : '核对并签发'}
        </Button>
        <Button kind="quiet" isDisabled={busy} onPress={ask}>
          重新发送
        </Button>
      </div>
    </div>
  )
}
