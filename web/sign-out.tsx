/** Signing out, here or on all devices; what is still unsaved in this browser is told first, and kept or taken away. */

import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ROLES } from '#shared/centre/labels.ts'
import { answer, api } from './api/client.ts'
import { signOutBy } from './api/query-client.ts'
import { usePerson } from './api/signed-in-person.ts'
import { AppearanceChoice } from './appearance-choice.tsx'
import { countOpinions, forgetOpinionsOf } from './pages/issue/review/opinion.ts'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { countDrafts, dropDraftsOf } from './parts/saving/draft.ts'
import { flushEdits } from './parts/saving/edits.ts'
import { useAct } from './parts/use-act.ts'
import { routes } from './routes.ts'

type Where = 'here' | 'everywhere'

export function SignOut() {
  const person = usePerson()
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const [account, setAccount] = useState(false)
  /** Where from, and how much lies here that was not saved: in this browser, and in this window alone. */
  const [asking, setAsking] = useState<{ where: Where; drafts: number; opinions: number } | null>(null)
  const leave = (where: Where, drafts: 'ask' | 'keep' | 'drop') =>
    run(async () => {
      await flushEdits()
      const left = { drafts: countDrafts(person.id), opinions: countOpinions(person.id) }
      if (left.drafts + left.opinions > 0 && drafts === 'ask') {
        setAccount(false)
        setAsking({ where, ...left })
        return
      }
      await signOutBy(() => answer(where === 'here' ? api['sign-out'].$post() : api['sign-out'].everywhere.$post()))
      if (drafts === 'drop') dropDraftsOf(person.id)
      if (drafts !== 'keep') forgetOpinionsOf(person.id)
      navigate(routes.home)
    })
  return (
    <>
      <Button small kind="quiet" onPress={() => setAccount(true)}>
        <span className="visually-hidden">账号：</span>
        <span className="who-name">{person.name}</span>
        <span className="who-title">{person.title || person.roles.map((role) => ROLES[role]).join('、')}</span>
      </Button>
      <Button small kind="quiet" isDisabled={busy} onPress={() => void leave('here', 'ask')}>
        退出登录
      </Button>
      {account && (
        <Dialog
          title={person.name}
          action="在所有设备上退出"
          busy={busy}
          error={error}
          onSubmit={() => void leave('everywhere', 'ask')}
          onClose={() => setAccount(false)}
        >
          <dl className="pairs">
            <dt>登录邮箱</dt>
            <dd className="break">{person.email}</dd>
            <dt>岗位</dt>
            <dd>{person.roles.map((role) => ROLES[role]).join('、')}</dd>
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
      {asking && (
        <Dialog
          title="退出登录"
          action="删除并退出"
          kind="danger"
          busy={busy}
          error={error}
          onSubmit={() => void leave(asking.where, 'drop')}
          onClose={() => setAsking(null)}
        >
          <p>
            这台电脑上还留有您 {asking.drafts + asking.opinions}{' '}
            处没有保存的文字，没能保存到系统中。您以后在这台电脑上登录，可以接着写；公用的电脑，请删除。
          </p>
          {asking.opinions > 0 && (
            <p>其中 {asking.opinions} 处是还没有提交的意见或说明，只留在这个窗口中，关闭窗口后不再保留。</p>
          )}
          <Button isDisabled={busy} onPress={() => void leave(asking.where, 'keep')}>
            保留并退出
          </Button>
        </Dialog>
      )}
    </>
  )
}
