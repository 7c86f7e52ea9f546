/** Each called department: handed in, late, or nothing yet. */
import type { Submission } from '#shared/submission/submission.ts'
import { Badge } from '../../../parts/badge.tsx'
import { timeLeft } from '../../../parts/china-time.ts'
import { useTheDesk } from '../use-desk.ts'
import { handedInBy } from './handed-in-by.ts'

export function HandedIn({ submissions }: { submissions: readonly Submission[] }) {
  const { issue, publication } = useTheDesk()
  const rows = publication.departments
    .filter(({ id }) => issue.called.includes(id))
    .map((department) => ({ ...department, ...handedInBy(department.id, submissions) }))
  const done = rows.filter(({ count }) => count > 0).length
  const overdue = issue.deadline !== null && timeLeft(issue.deadline).late
  return (
    <details className="handed-in" open>
      <summary>
        约稿 {rows.length} 个单位，已报送 {done} 个，未报送 {rows.length - done} 个
      </summary>
      <ul>
        {rows.map(({ id, name, count, late }) => (
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
    </details>
  )
}
