/** The demo people, where the server has any: only the local one does. */

import { useQuery } from '@tanstack/react-query'
import { type ROLES, rolesInWords } from '#shared/centre/labels.ts'
import { Button } from '../../parts/button.tsx'

export type DemoPerson = {
  name: string
  title: string
  email: string
  roles: (keyof typeof ROLES)[]
  department: string | null
}
export type Demo = { people: DemoPerson[]; outbox: string }

const isDemo = (value: unknown): value is Demo =>
  typeof value === 'object' && value !== null && 'people' in value && Array.isArray(value.people) && 'outbox' in value

async function readDemo(): Promise<Demo | null> {
  const response = await fetch('/local/demo').catch(() => null)
  if (!response?.ok || !response.headers.get('content-type')?.includes('json')) return null
  const value: unknown = await response.json().catch(() => null)
  return isDemo(value) ? value : null
}

export const useDemo = (): Demo | null =>
  useQuery({ queryKey: ['demo'], queryFn: readDemo, staleTime: Number.POSITIVE_INFINITY }).data ?? null

export function DemoPeople({ demo, onPick, busy }: { demo: Demo; onPick: (email: string) => void; busy: boolean }) {
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">演示人员</h2>
      <p className="field-hint">
        本机演示：选一位即发送验证码，邮件在
        <a className="link" href={demo.outbox} target="_blank" rel="noreferrer">
          发件箱
        </a>
        查看。
      </p>
      <ul>
        {demo.people.map(({ name, title, email, roles, department }) => (
          <li key={email}>
            <Button isDisabled={busy} onPress={() => onPick(email)}>
              <span className="demo-name">{name}</span>
              <span className="demo-title">{title || department || rolesInWords(roles)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
