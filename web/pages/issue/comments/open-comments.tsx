/** The line of the comments above the text: how many stand open, the way to each, and those whose item is gone. */
import { Button } from '../../../parts/button.tsx'
import { UnreadRows } from '../../../parts/unread-rows.tsx'
import { Failure } from '../../../parts/waiting.tsx'
import { CommentThread, Quoted, threadId } from './comment-thread.tsx'
import type { Comments, PlacedComment } from './use-comments.ts'

type Props = { comments: Comments; placed: readonly PlacedComment[]; mayComment: boolean }

export function OpenComments({ comments, placed, mayComment }: Props) {
  if (comments.unread !== null) return <Failure error={comments.unread} onRetry={comments.retry} />
  return (
    <>
      <UnreadRows of={comments.key} />
      {placed.length > 0 && <Listed comments={comments} placed={placed} />}
      {placed.length === 0 && (mayComment ? '还没有批注，选中字句可以提出。' : '没有批注。')}
    </>
  )
}

/** Folded: one line, as before they came. */
function Listed({ comments, placed }: Omit<Props, 'mayComment'>) {
  const open = placed.filter(({ comment: { state } }) => state === 'open')
  const there = open.flatMap(({ comment, at }) => (at ? [{ comment, at }] : []))
  const gone = placed.filter(({ at }) => at === null)
  const resolved = placed.length - open.length
  const said = open.length > 0 ? `批注 ${open.length} 条没有解决` : '批注都已解决'
  const more = open.length > 0 && resolved > 0 ? `${resolved} 条已解决` : '逐条列出'
  if (open.length === 0 && gone.length === 0) return said
  return (
    <details>
      <summary>
        {said}，{more}
      </summary>
      {there.length > 0 && (
        <ol className="comments-list">
          {there.map(({ comment, at }) => (
            <li key={comment.id}>
              <Button small onPress={() => goToThread(comment.id)}>
                {at.of.where}
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
    </details>
  )
}

function goToThread(id: string): void {
  const thread = document.getElementById(threadId(id))
  thread?.scrollIntoView({ block: 'center' })
  thread?.focus({ preventScroll: true })
}
