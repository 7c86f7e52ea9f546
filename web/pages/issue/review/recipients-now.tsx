/** The recipients of the issue if it were signed now, a page at a time. */

import { useQuery } from '@tanstack/react-query'
import { listsInWords } from '#shared/centre/labels.ts'
import { recipientsNow } from '../../../api/queries.ts'
import { Badge } from '../../../parts/badge.tsx'
import { TurnPages, usePages } from '../../../parts/turn-pages.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'

export function RecipientsNow() {
  const { issue } = useTheDesk()
  const pages = usePages()
  const query = useQuery(recipientsNow(issue.id, pages.after))
  return (
    <section aria-labelledby="recipients-title">
      <h2 id="recipients-title">收件名单</h2>
      <Loaded query={query}>
        {({ count, reporting, distribution, both, suppressed, list, next }) => (
          <details>
            <summary>
              签发后发往 {count} 个邮箱：报 {reporting} 个，发 {distribution} 个
              {both > 0 && `，其中 ${both} 个两份名单上都有，只发一次`}
              {suppressed > 0 && `；${suppressed} 个在停发名单中，不会发送`}
            </summary>
            <ul className="recipient-lines">
              {list.map(({ address, name, unit, lists, suppressed }) => (
                <li key={address}>
                  <span>{[name, unit].filter(Boolean).join('　')}</span>
                  <span className="muted break">{address}</span>
                  {suppressed && <Badge label="停发" tone="amber" />}
                  <span className="muted">{listsInWords(lists)}</span>
                </li>
              ))}
            </ul>
            <TurnPages pages={pages} next={next} isWaiting={query.isPlaceholderData} />
          </details>
        )}
      </Loaded>
    </section>
  )
}
