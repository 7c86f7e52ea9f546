/** The head of every page: the system's name, where this person may go, and who they are. */
import { Link, useLocation } from 'wouter'
import type { Role } from '#shared/centre/person.ts'
import { answer, api } from './api/client.ts'
import { usePerson } from './api/person.ts'
import { keys } from './api/queries.ts'
import { queryClient, startAfresh } from './api/query-client.ts'
import { Button } from './parts/button.tsx'
import { flushEdits } from './parts/saving/edits.ts'
import { useAct } from './parts/use-act.ts'
import { routes } from './routes.ts'
import { ROLES } from './words.ts'

/** Where someone with these roles begins. */
export const homeOf = (roles: readonly Role[]): string =>
  roles.some((role) => role === 'editor' || role === 'leader' || role === 'administrator')
    ? routes.issues
    : routes.calls

const places = (roles: readonly Role[]) => [
  ...(roles.includes('contributor') ? [{ to: routes.calls, label: '约稿与来稿', under: routes.calls }] : []),
  ...(homeOf(roles) === routes.issues ? [{ to: routes.issues, label: '各期', under: routes.issues }] : []),
  ...(homeOf(roles) === routes.issues ? [{ to: routes.verify, label: '核验', under: routes.verify }] : []),
  ...(roles.includes('administrator') ? [{ to: routes.publication, label: '设置', under: '/settings' }] : []),
]

export function Banner() {
  const person = usePerson()
  const [location, navigate] = useLocation()
  const { busy, run } = useAct()
  const leave = () =>
    run(async () => {
      await flushEdits()
      await answer(api['sign-out'].$post())
      navigate(routes.home)
      startAfresh()
      queryClient.setQueryData(keys.me, null)
    })
  const position = person.title || person.roles.map((role) => ROLES[role]).join('、')
  return (
    <header className="banner">
      <Link href={routes.home} className="brand">
        窗讯
      </Link>
      <nav aria-label="主导航">
        {places(person.roles).map(({ to, label, under }) => (
          <Link key={to} href={to} className="nav-link" aria-current={location.startsWith(under) ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <div className="who">
        <span className="who-name">{person.name}</span>
        <span className="who-title">{position}</span>
        <Button small kind="quiet" isDisabled={busy} onPress={() => void leave()}>
          退出登录
        </Button>
      </div>
    </header>
  )
}
