/** Who would receive the issue if it were signed now. */
import { useQuery } from '@tanstack/react-query'
import { recipientsNow } from '../../../api/queries.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import { LISTS } from '../../../words.ts'
import { useTheDesk } from '../use-desk.ts'

export function RecipientsNow() {
  const { issue } = useTheDesk()
  const query = useQuery(recipientsNow(issue.id))
  return (
    <section aria-labelledby="recipients-title">
      <h2 id="recipients-title">收件名单</h2>
      <Loaded query={query}>
        {({ count, list, suppressed }) => (
          <details>
            <summary>
              签发后发往 {count} 个邮箱（报 {list.filter(({ lists }) => lists.includes('reporting')).length}，发{' '}
              {list.filter(({ lists }) => lists.includes('distribution')).length}）
              {suppressed.length > 0 && `，其中 ${suppressed.length} 个在停发名单中，不会发送`}
            </summary>
            <ul className="recipient-lines">
              {list.map(({ address, name, unit, lists }) => (
                <li key={address}>
                  <span>{[name, unit].filter(Boolean).join('　')}</span>
                  <span className="muted break">{address}</span>
                  {suppressed.includes(address) && <Badge label="停发" tone="amber" />}
                  <span className="muted">{lists.map((one) => LISTS[one]).join('、')}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Loaded>
    </section>
  )
}
