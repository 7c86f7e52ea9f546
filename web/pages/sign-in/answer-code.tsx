/** Second step: the code, which another mail brings again on request. */
import { type FormEvent, useState } from 'react'
import { readCode } from '#shared/centre/read-code.ts'
import { answer, api } from '../../api/client.ts'
import { me } from '../../api/queries.ts'
import { queryClient, startAfresh } from '../../api/query-client.ts'
import { fieldError, Refused, sentenceOf } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { TextInput } from '../../parts/field.tsx'
import { useAct } from '../../parts/use-act.ts'
import { askForCode } from './ask-code.tsx'
import type { Challenge } from './challenge.ts'

type Props = { challenge: Challenge; outbox: string | undefined; onAgain: (challenge: Challenge | null) => void }

export function AnswerCode({ challenge, outbox, onAgain }: Props) {
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const { busy, error, run } = useAct()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await answer(api['sign-in'].code.$post({ json: { challengeId: challenge.id, code, trust } }))
      startAfresh()
      await queryClient.fetchQuery({ ...me, staleTime: 0 })
    })
  }
  const again = () => void run(async () => onAgain(await askForCode(challenge.email)))
  const message = fieldError(error, 'code') ?? (error === null ? undefined : sentenceOf(error))
  return (
    <form onSubmit={submit} noValidate>
      <p>
        验证码已发往 <strong className="break">{challenge.email}</strong>，10 分钟内有效。
        {outbox && (
          <>
            {' '}
            <a className="link" href={outbox} target="_blank" rel="noreferrer">
              打开发件箱
            </a>
          </>
        )}
      </p>
      <TextInput
        label="验证码"
        name="code"
        value={code}
        onChange={(typed) => setCode((typed.length > 6 && readCode(typed)) || typed)}
        error={message}
        hint="邮件中的 6 位数字，可连同整句粘贴。没有收到时，请查看垃圾邮件，或核对邮箱是否已登记。"
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
      />
      {challenge.trustedDays > 0 && (
        <Check
          label={`信任这台设备，${challenge.trustedDays} 天内免登录（公用的电脑请勿勾选）`}
          checked={trust}
          onChange={setTrust}
        />
      )}
      <div className="row">
        <Button type="submit" kind="main" isDisabled={busy}>
          {busy ? '正在核对…' : '登录'}
        </Button>
        <Button kind="quiet" isDisabled={busy} onPress={again}>
          重新发送
        </Button>
        <Button kind="quiet" isDisabled={busy} onPress={() => onAgain(null)}>
          换一个邮箱
        </Button>
      </div>
      {error instanceof Refused && error.code === 'code-expired' && (
        <p className="field-hint">请点“重新发送”获取新的验证码。</p>
      )}
    </form>
  )
}
