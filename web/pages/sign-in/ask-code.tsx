/** First step: whose mailbox. */
import { type FormEvent, useState } from 'react'
import { answer, api } from '../../api/client.ts'
import { fieldError, sentenceOf } from '../../api/refused.ts'
import { BROWSERS } from '../../browsers.ts'
import { Button } from '../../parts/button.tsx'
import { TextInput } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useAct } from '../../parts/use-act.ts'
import type { Challenge } from './challenge.ts'
import { type Demo, DemoPeople } from './demo.tsx'

export const askForCode = async (email: string): Promise<Challenge> => {
  const { challengeId, trustedDays } = await answer(api['sign-in'].$post({ json: { email } }))
  return { id: challengeId, email, trustedDays }
}

export function AskCode({ demo, onAsked }: { demo: Demo | null; onAsked: (challenge: Challenge) => void }) {
  const [email, setEmail] = useState('')
  const { busy, error, run } = useAct()
  const ask = (address: string) => void run(async () => onAsked(await askForCode(address)))
  const wrong = fieldError(error, 'email')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(email)
  }
  return (
    <>
      <form onSubmit={submit} noValidate>
        <TextInput
          label="工作邮箱"
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          value={email}
          onChange={setEmail}
          error={wrong}
          placeholder="zhangsan@example.gov.cn"
        />
        {error !== null && !wrong && <Notice tone="red">{sentenceOf(error)}</Notice>}
        <Button type="submit" kind="main" isDisabled={busy}>
          {busy ? '正在发送…' : '获取验证码'}
        </Button>
      </form>
      <p className="muted">适用浏览器：{BROWSERS}。</p>
      {demo && demo.people.length > 0 && <DemoPeople demo={demo} busy={busy} onPick={ask} />}
    </>
  )
}
