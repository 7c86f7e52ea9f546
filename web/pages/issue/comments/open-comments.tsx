/** The comments above the text: how many stand open, the way to each, and those whose item is gone. */
import { Button } from '../../../parts/button.tsx'
import { UnreadRows } from '../../../parts/unread-rows.tsx'
import { Failure } from '../../../parts/waiting.tsx'
import { CommentThread, Quoted, threadId } from './comment-thread.tsx'
import type { Comments, PlacedComment } from './use-comments.ts'

type Props = { comments: Comments; placed: readonly PlacedComment[]; mayComment: boolean }

export function OpenComments({ comments, placed, mayComment }: Props) {
  const open = placed.filter(({ comment: { state } }) => state === 'open')
  const gone = placed.filter(({ at }) => at === null)
  const resolved = placed.length - open.length
  if (comments.unread !== null) return <Failure error={comments.unread} onRetry={comments.retry} />
  if (!comments.isRead || (placed.length === 0 && !mayComment)) return null
  if (placed.length === 0)
    return (
      <>
        <UnreadRows of={comments.key} />
        <p className="reading-about comments-none">还没有批注。选中文中的字句，或点每条后面的“批注”，可以提出意见。</p>
      </>
    )
  return (
    <section className="comments-open" aria-labelledby="comments-title">
      <h2 id="comments-title">
        {open.length > 0 ? `批注：${open.length} 条没有解决` : '批注都已解决'}
        {open.length > 0 && resolved > 0 && `，${resolved} 条已解决`}
      </h2>
      <UnreadRows of={comments.key} />
      {open.length > 0 && (
        <ol className="comments-list">
          {open
            .filter(({ at }) => at !== null)
            .map(({ comment, at }) => (
              <li key={comment.id}>
                <Button small onPress={() => goToThread(comment.id)}>
                  {at?.of.where ?? comment.where}
                </Button>{' '}
                <Quoted comment={comment} withPlace={false} />
                {`　${comment.by.name}：${comment.text}`}
              </li>
            ))}
        </ol>
      )}
      {gone.map(({ comment }) => (
        <CommentThread key={comment.id} comment={comment} comments={comments} isChanged isGone />
      ))}
    </section>
  )
}

function goToThread(id: string): void {
  const thread = document.getElementById(threadId(id))
  thread?.scrollIntoView({ block: 'center' })
  thread?.focus({ preventScroll: true })
}
