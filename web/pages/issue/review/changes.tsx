/** The changes since the revision before, paragraph by paragraph. */
import { useQuery } from '@tanstack/react-query'
import type { Content } from '#shared/content/content.ts'
import { revisions } from '../../../api/queries.ts'
import { DiffText } from '../../../parts/diff/diff-text.tsx'
import { UnreadNotice, useUnread } from '../../../parts/unread-rows.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { changesBetween } from './content-changes.ts'

export function Changes() {
  const { issue } = useTheDesk()
  const query = useQuery(revisions(issue.id, issue.revisions))
  const unread = useUnread(revisions(issue.id, issue.revisions).queryKey)
  if (issue.revisions < 2) return null
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">与上一稿相比</h2>
      <Loaded query={query}>
        {(list) => {
          // What cannot be read may be one of the two.
          if (unread) return <UnreadNotice unread={unread} />
          const [before, after] = list.toSorted((a, b) => a.revision - b.revision).slice(-2)
          return before && after && <Between before={before.content} after={after.content} />
        }}
      </Loaded>
    </section>
  )
}

function Between({ before, after }: { before: Content; after: Content }) {
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <p className="muted">内容没有改动。</p>
  return (
    <div className="stack">
      {changes.map(({ place, before: old, after: now }) => (
        <div key={place + old + now} className="change">
          <strong>{place}</strong>
          <DiffText before={old} after={now} />
        </div>
      ))}
    </div>
  )
}
