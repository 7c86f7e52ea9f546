/** A notice in the page: what happened or must be known, announced when it appears. */
import type { ReactNode } from 'react'
import type { Tone } from '../state-badges.ts'

type Props = { tone?: Tone; title?: string | undefined; children?: ReactNode; actions?: ReactNode }

export function Notice({ tone = 'blue', title, children, actions }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'red' ? 'alert' : 'status'}>
      <div className="notice-text">
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  )
}
