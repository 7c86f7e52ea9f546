/** A department’s open work (待办) above its calls, with its own tally of the year. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { yearOf } from '#shared/tallies/period.ts'
import { ownTally } from '../../api/call-queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Badge } from '../../parts/badge.tsx'
import { timeLeft } from '../../parts/china-time.ts'
import { routes } from '../../routes.ts'
import type { Call } from './call.ts'
import { todoOf } from './department-todo.ts'

export function TodoList({ calls }: { calls: readonly Call[] }) {
  const person = usePerson()
  const { data: tally } = useQuery(ownTally)
  const todo = todoOf(calls, person)
  return (
    <section className="card" aria-labelledby="todo-title">
      <div className="card-head">
        <h2 id="todo-title">待办{todo.length > 0 && ` ${todo.length} 件`}</h2>
      </div>
      {todo.length === 0 ? (
        <p className="muted">没有要办的事项。</p>
      ) : (
        <ul className="rows" aria-label="待办事项">
          {todo.map(({ key, what, text, to, deadline }) => (
            <li key={key}>
              <Link href={to} className="row-link">
                <span className="row-text">{text}</span>
                <span className="row-meta">
                  <Badge label={what} tone="amber" />
                  {deadline !== null && (
                    <span className={timeLeft(deadline).late ? 'late' : 'soon'}>{timeLeft(deadline).text}</span>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {tally && (
        <p className="facts">
          <span>
            {tally.year}年已签发的各期：约稿 {tally.called} 期，报送 {tally.handedIn} 篇，采用 {tally.adopted} 条
            {tally.zero > 0 && `，本期无稿 ${tally.zero} 期`}
            {tally.uncounted > 0 && `（有 ${tally.uncounted} 条记录无法读取，没有计入）`}。
            <Link href={`${routes.tallies}?${new URLSearchParams(yearOf(tally.year))}`} className="link">
              看由什么计得
            </Link>
          </span>
        </p>
      )}
    </section>
  )
}
