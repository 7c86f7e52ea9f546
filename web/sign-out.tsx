/** The name of the person who is signed in, with the ways to sign out: here, or on all devices. */
import { useState } from 'react'
import { Link } from 'wouter'
import { rolesInWords } from '#shared/centre/labels.ts'
import { usePerson } from './api/signed-in-person.ts'
import { AppearanceChoice } from './appearance-choice.tsx'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { routes } from './routes.ts'
import { useLeave } from './use-leave.tsx'

export function SignOut() {
  const person = usePerson()
  const [account, setAccount] = useState(false)
  const { busy, error, question, leave } = useLeave({ onAsk: () => setAccount(false) })
  return (
    <>
      <Button small kind="quiet" onPress={() => setAccount(true)}>
        <span className="visually-hidden">账号：</span>
        <span className="who-name">{person.name}</span>
        <span className="who-title">{person.title || rolesInWords(person.roles)}</span>
      </Button>
      <Button small kind="quiet" isDisabled={busy} onPress={() => leave('here')}>
        退出登录
      </Button>
      {account && (
        <Dialog
          title={person.name}
          action="在所有设备上退出"
          busy={busy}
          error={error}
          onSubmit={() => leave('everywhere')}
          onClose={() => setAccount(false)}
        >
          <dl className="pairs">
            <dt>登录邮箱</dt>
            <dd className="break">{person.email}</dd>
            <dt>岗位</dt>
            <dd>{rolesInWords(person.roles)}</dd>
          </dl>
          <p>
            <Link href={routes.account} className="link" onClick={() => setAccount(false)}>
              我的账号：登录的设备{person.roles.includes('leader') ? '、代理' : ''}
            </Link>
          </p>
          <AppearanceChoice />
          <p>在其他电脑或手机上登录后忘了退出，可以在这里一并退出。登录邮箱和岗位如有变动，请联系管理员。</p>
        </Dialog>
      )}
      {question}
    </>
  )
}
