/** The administrator's pages, and the way between them. */
import { Link, useLocation } from 'wouter'
import { routes } from '../../routes.ts'

const PAGES = [
  { to: routes.publication, label: '刊物设置' },
  { to: routes.people, label: '人员' },
  { to: routes.recipients, label: '报送和分发名单' },
  { to: routes.suppressions, label: '停发名单' },
  { to: routes.records, label: '变更记录' },
]

/** On a phone the row of them is longer than the page is wide. */
const showCurrent = (nav: HTMLElement | null) =>
  nav?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' })

export function SettingsTabs() {
  const [location] = useLocation()
  return (
    <nav className="tabs" aria-label="设置" ref={showCurrent}>
      {PAGES.map(({ to, label }) => (
        <Link key={to} href={to} className="tab" aria-current={location === to ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
