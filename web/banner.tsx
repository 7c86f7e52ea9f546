/** The head of every page: the system's name, where this person may go, and who they are. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Role } from '#shared/centre/person.ts'
import { usePerson } from './api/signed-in-person.ts'
import { Button } from './parts/button.tsx'
import { routes } from './routes.ts'
import { SignOut } from './sign-out.tsx'

/** Where someone with these roles begins. */
export const homeOf = (roles: readonly Role[]): string =>
  roles.some((role) => role === 'editor' || role === 'leader' || role === 'administrator')
    ? routes.issues
    : routes.calls

const places = (roles: readonly Role[]) => [
  ...(roles.includes('contributor') ? [{ to: routes.calls, label: '约稿与来稿', under: routes.calls }] : []),
  ...(homeOf(roles) === routes.issues ? [{ to: routes.issues, label: '各期', under: routes.issues }] : []),
  ...(homeOf(roles) === routes.issues ? [{ to: routes.archive, label: '归档', under: routes.archive }] : []),
  { to: routes.tallies, label: '采用统计', under: routes.tallies },
  ...(homeOf(roles) === routes.issues ? [{ to: routes.verify, label: '核验', under: routes.verify }] : []),
  ...(roles.includes('administrator') ? [{ to: routes.publication, label: '设置', under: '/settings' }] : []),
  { to: routes.manual, label: '手册', under: routes.manual },
]

export function Banner() {
  const person = usePerson()
  const [location] = useLocation()
  const [unfolded, setUnfolded] = useState(false)
  return (
    <header className="banner">
      <Link href={routes.home} className="brand">
        窗讯
      </Link>
      <div className="to-navigation">
        <Button small aria-expanded={unfolded} aria-controls="places" onPress={() => setUnfolded((before) => !before)}>
          菜单
        </Button>
      </div>
      <nav id="places" aria-label="主导航" data-unfolded={unfolded}>
        {places(person.roles).map(({ to, label, under }) => (
          <Link
            key={to}
            href={to}
            className="nav-link"
            aria-current={location.startsWith(under) ? 'page' : undefined}
            onClick={() => setUnfolded(false)}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="who">
        <SignOut />
      </div>
    </header>
  )
}
