/** A comment with its answers: on which words, whether they still stand there, and what may be done with it. */
import { type ReactNode, useEffect, useRef } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { firstWords } from '#shared/clipped.ts'
import type { Comment } from '#shared/comments/comment.ts'
import { Badge } from '../../../parts/badge.tsx'
import { withKeys } from '../../../parts/with-keys.ts'
import { Answering } from './answering.tsx'
import type { Comments } from './use-comments.ts'

export const threadId = (id: string) => `comment-${id}`

type Props = {
  comment: Comment
  comments: Comments
  /** The words are not there any more. */
  isChanged: boolean
  /** Said where the item itself is gone. */
  isGone?: boolean
  /** A button that leads to the words. */
  toPlace?: ReactNode
}

export function CommentThread({ comment, comments, isChanged, isGone = false, toPlace }: Props) {
  const { id, state, by, at, revision, text, answers, resolved } = comment
  const place = useRef<HTMLElement>(null)
  const moved = useRef(false)
  // The button that had the focus is another one by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when its state changes
  useEffect(() => {
    if (moved.current) place.current?.focus()
    moved.current = false
  }, [state])
  const whole = (
    <>
      <p className="comment-about">
        {toPlace}
        {isGone && isOfItem(comment) ? (
          <Badge label="原条目已删去" tone="amber" />
        ) : (
          (isGone || isChanged) && <Badge label="原文已改动" tone="amber" />
        )}
        <Quoted comment={comment} withPlace={isGone} />
      </p>
      <Said by={by.name} at={at} text={text} more={`批注第 ${revision} 稿`} />
      {answers.length > 0 && (
        <ol className="comment-answers">
          {withKeys(answers, (one) => one.at + one.text).map(({ key, one }) => (
            <li key={key}>
              <Said by={one.by.name} at={one.at} text={one.text} more="回复" />
            </li>
          ))}
        </ol>
      )}
      {resolved && (
        <p className="comment-by">
          {resolved.by.name}于{minuteInChinese(resolved.at)}标为已解决
        </p>
      )}
      <Answering
        comment={comment}
        comments={comments}
        onMove={(isChanging) => {
          moved.current = isChanging
        }}
      />
    </>
  )
  return (
    <section
      ref={place}
      className={`comment comment-${state}`}
      id={threadId(id)}
      tabIndex={-1}
      aria-label={`${by.name}的批注${state === 'resolved' ? '（已解决）' : ''}`}
    >
      {state === 'open' ? (
        whole
      ) : (
        <details>
          <summary>
            已解决的批注：{by.name}，{firstWords(text, SHORT)}
          </summary>
          {whole}
        </details>
      )}
    </section>
  )
}

/** Of a revision from before ids were kept nobody knows the item. */
const isOfItem = ({ sectionId, itemId }: Comment): boolean => sectionId !== null || itemId !== null

const SHORT = 24

/** `withPlace`: where it does not stand beside its place. */
export const Quoted = ({
  comment: { whole, passage, where },
  withPlace,
}: {
  comment: Pick<Comment, 'whole' | 'passage' | 'where'>
  withPlace: boolean
}) => (
  <span className="comment-quote">
    {withPlace && where}
    {whole ? (withPlace ? '' : '整条') : `“${passage.quote}”`}
  </span>
)

const Said = ({ by, at, text, more }: { by: string; at: string; text: string; more: string }) => (
  <>
    <p className="comment-by">
      <strong>{by}</strong>　{minuteInChinese(at)}　{more}
    </p>
    <p className="plain-text">{text}</p>
  </>
)
