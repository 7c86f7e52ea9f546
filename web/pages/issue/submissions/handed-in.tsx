/** Each called department: handed in, late, or nothing yet. */
import { useState } from 'react'
import type { Submission } from '#shared/submission/submission.ts'
import { Badge } from '../../../parts/badge.tsx'
import { timeLeft } from '../../../parts/china-time.ts'
import { Select, TextInput } from '../../../parts/field.tsx'
import { finderOf, MOST_SHOWN } from '../../../parts/finder.ts'
import { useRowsInSteps } from '../../../parts/more-rows.tsx'
import { useTheDesk } from '../use-desk.ts'
import { handedInBy } from './handed-in-by.ts'

const WHICH = [
  { value: '', label: '全部' },
  { value: 'missing', label: '未报送的' },
  { value: 'done', label: '已报送的' },
]

export function HandedIn({ submissions }: { submissions: readonly Submission[] }) {
  const { issue, publication } = useTheDesk()
  const called = new Set(issue.called)
  const rows = publication.departments
    .filter(({ id }) => called.has(id))
    .map((department) => ({ ...department, ...handedInBy(department.id, submissions) }))
  const done = rows.filter(({ count }) => count > 0).length
  const [which, setWhich] = useState('')
  const [search, setSearch] = useState('')
  const isLong = rows.length > MOST_SHOWN
  const fits = finderOf(search)
  const found = rows.filter(({ name, count }) => fits(name) && (which === '' || (which === 'done') === count > 0))
  const { shown, more } = useRowsInSteps(found, { step: MOST_SHOWN, what: '个单位' })
  const overdue = issue.deadline !== null && timeLeft(issue.deadline).late
  return (
    <details className="handed-in" open>
      <summary>
        约稿 {rows.length} 个单位，已报送 {done} 个，未报送 {rows.length - done} 个
      </summary>
      {isLong && (
        <div className="fields-2">
          <Select label="报送情况" value={which} onChange={setWhich} options={WHICH} />
          <TextInput label="查找单位" type="search" value={search} onChange={setSearch} />
        </div>
      )}
      {isLong && found.length === 0 && <p className="field-hint">没有找到</p>}
      <ul>
        {shown.map(({ id, name, count, late }) => (
          <li key={id}>
            <span>{name}</span>
            {count > 0 ? (
              <Badge label={late ? `逾期报送 ${count} 篇` : `已报送 ${count} 篇`} tone={late ? 'amber' : 'green'} />
            ) : (
              <Badge label={overdue ? '逾期未报' : '未报送'} tone={overdue ? 'red' : 'grey'} />
            )}
          </li>
        ))}
      </ul>
      {more}
    </details>
  )
}
