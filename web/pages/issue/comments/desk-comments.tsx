/** The comments at the desk, beside the fields of what they are about, found again in what is being typed. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { commentableTexts } from '#shared/comments/commentable.ts'
import { findPassage } from '#shared/comments/passage.ts'
import { standsAt } from '#shared/comments/stands-at.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { printedIds } from '#shared/issue/working-sections.ts'
import { Button } from '../../../parts/button.tsx'
import { UnreadRows } from '../../../parts/unread-rows.tsx'
import { useDebounced } from '../../../parts/use-debounced.ts'
import { Failure } from '../../../parts/waiting.tsx'
import { shownIssue } from '../checks/desk-findings.ts'
import { goToFinding } from '../checks/go-to-finding.ts'
import { fieldId, itemAnchor, sectionAnchor } from '../field-ids.ts'
import type { CommentPlace } from '../outline/outline.ts'
import { useTheDesk } from '../use-desk.ts'
import { CommentThread } from './comment-thread.tsx'
import { openOnes, type PlacedComment, useComments } from './use-comments.ts'
import '../../../style/found.css'

const REST_MS = 400
const NOTHING: readonly PlacedComment[] = []

function useDeskComments() {
  const { issue, mine, publication } = useTheDesk()
  const comments = useComments()
  const resting = useDebounced(mine, REST_MS)
  const placed = useMemo(() => {
    if (comments.comments.length === 0) return NOTHING
    const now = shownIssue({ issue, mine: resting })
    const texts = commentableTexts(contentOf(now, publication), printedIds(now, publication))
    return comments.comments.map((comment): PlacedComment => ({ comment, at: standsAt(comment, texts) }))
  }, [comments.comments, issue, resting, publication])
  return { comments, placed }
}

const DeskCommentsContext = createContext<ReturnType<typeof useDeskComments> | null>(null)

/** Where the open ones stand now. */
export function useOpenPlaces(): readonly CommentPlace[] {
  const placed = useContext(DeskCommentsContext)?.placed
  return useMemo(
    () => (placed ?? []).flatMap(({ comment, at }) => (comment.state === 'open' && at ? [at.of] : [])),
    [placed],
  )
}

export const DeskComments = ({ children }: { children: ReactNode }) => {
  const value = useDeskComments()
  const { comments, placed } = value
  return (
    <DeskCommentsContext value={value}>
      {comments.unread !== null && <Failure error={comments.unread} onRetry={comments.retry} />}
      <UnreadRows of={comments.key} />
      <DeskCommentList placed={placed} />
      {placed
        .filter(({ at }) => at === null)
        .map(({ comment }) => (
          <CommentThread key={comment.id} comment={comment} comments={comments} isChanged isGone />
        ))}
      {children}
    </DeskCommentsContext>
  )
}

/** Open ones, and the way to each; folded, as findings are. */
function DeskCommentList({ placed }: { placed: readonly PlacedComment[] }) {
  const open = openOnes(placed.map(({ comment }) => comment))
  if (open.length === 0) return null
  return (
    <details className="finding-box desk-comments">
      <summary>批注 {open.length} 条没有解决，逐条列出</summary>
      <ol className="findings">
        {placed
          .filter(({ comment: { state }, at }) => state === 'open' && at !== null)
          .map((one) => (
            <li key={one.comment.id}>
              <Button kind="quiet" small onPress={() => goToComment(one)}>
                {one.at?.of.where}：{one.comment.text}（{one.comment.by.name}）
              </Button>
            </li>
          ))}
      </ol>
    </details>
  )
}

/** Whose comments are shown at a place of the desk: an item's, a section's own, or those of 更正 or 编者按. */
type Of = { itemId: string } | { sectionId: string } | { part: 'correction' | 'note' }

export function CommentsAt({ of }: { of: Of }) {
  const found = useContext(DeskCommentsContext)
  const here = found?.placed.filter(({ at }) => at && isAt(at.of, of)) ?? []
  return here.map((one) =>
    found ? (
      <CommentThread
        key={one.comment.id}
        comment={one.comment}
        comments={found.comments}
        isChanged={one.at?.place === null}
        toPlace={
          one.at?.place && !one.comment.whole && one.at.of.itemId !== null ? (
            <Button small kind="quiet" onPress={() => goToComment(one)}>
              到原文
            </Button>
          ) : undefined
        }
      />
    ) : null,
  )
}

type At = NonNullable<PlacedComment['at']>['of']
const isAt = (at: At, of: Of): boolean => {
  if ('itemId' in of) return at.itemId === of.itemId
  if ('sectionId' in of) return at.itemId === null && at.sectionId === of.sectionId
  return at.section === null && at.part === of.part
}

/** The words as they stand in the field now. */
function goToComment({ comment: { passage, whole }, at }: PlacedComment): void {
  if (!at) return
  const { of } = at
  const anchor = of.itemId ? itemAnchor(of.itemId) : sectionAnchor(of.sectionId ?? of.part)
  const field = of.section !== null && of.itemId === null ? anchor : fieldId(anchor, of.itemId ? of.part : 'text')
  const control = document.getElementById(field)
  const place = control instanceof HTMLTextAreaElement && !whole ? findPassage(control.value, passage) : null
  goToFinding({ field, place })
}
