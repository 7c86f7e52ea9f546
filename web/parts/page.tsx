/** A page: its title in the tab and as its heading, and what stands beside the heading. */
import { type ReactNode, useEffect } from 'react'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - 窗讯`
  }, [title])
}

type Props = { title: string; beside?: ReactNode; actions?: ReactNode; wide?: boolean; children: ReactNode }

export function Page({ title, beside, actions, wide = false, children }: Props) {
  useTitle(title)
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        <h1>{title}</h1>
        {beside}
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
