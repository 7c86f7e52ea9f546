/** The comments of the reading view: open ones above the text, each beside its item, and the ways to write one. */
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type CommentableText, commentableTexts } from '#shared/comments/commentable.ts'
import { type StandsAt, standsAt } from '#shared/comments/stands-at.ts'
import type { Content } from '#shared/content/content.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { opinionAt } from '../../../parts/saving/opinion.ts'
import { placeKey } from '../reading/read-part.tsx'
import { useTheDesk } from '../use-desk.ts'
import { CommentThread, threadId } from './comment-thread.tsx'
import { draftPlace } from './draft-place.ts'
import { OpenComments } from './open-comments.tsx'
import type { SelectedText } from './passage-range.ts'
import { SelectionBar } from './selection-bar.tsx'
import { type PlacedComment, useComments } from './use-comments.ts'
import { useHighlights } from './use-highlights.ts'

const WriteComment = lazyPart(async () => (await import('./write-comment.tsx')).WriteComment)

type Props = {
  text: RefObject<HTMLElement | null>
  shown: { content: Content; contentHash: string; ids?: Revision['ids'] }
  /** Said until they are read. */
  meanwhile: string
}
/** What is to be commented on: some words of a text, or the whole. */
type Asked = { of: CommentableText; place: StandsAt['place'] }

export function ReadingComments({ text, shown, meanwhile }: Props) {
  const { content, contentHash, ids } = shown
  const { issue, person } = useTheDesk()
  const comments = useComments()
  const texts = useMemo(() => commentableTexts(content, ids), [content, ids])
  const placed = useMemo(
    () => comments.comments.map((comment): PlacedComment => ({ comment, at: standsAt(comment, texts) })),
    [comments.comments, texts],
  )
  const places = usePlaces(text, shown)
  const [asked, setAsked] = useState<Asked | null>(null)
  const added = useRef<string | null>(null)
  // Once the window is gone: the button for selected words, from which it was opened, is gone too.
  useEffect(() => {
    if (asked !== null || added.current === null) return
    document.getElementById(threadId(added.current))?.focus()
    added.current = null
  }, [asked])
  useHighlights(text, placed)
  const may = comments.whyNotComment === null && issue.review?.contentHash === contentHash
  const askSelected = ({ place, part, start, end }: SelectedText) => {
    const of = texts.find((one) => placeKey(one) === place && one.part === part)
    if (of) setAsked({ of, place: { start, end } })
  }
  // All of it at once: the open ones stand above the text.
  if (!comments.isRead && comments.unread === null) return meanwhile
  return (
    <>
      <OpenComments comments={comments} placed={placed} mayComment={may} />
      {places.map(({ key, element }) => {
        const of = texts.find((one) => placeKey(one) === key)
        if (!of) return null
        const here = placed.filter(({ at }) => at && placeKey(at.of) === key)
        const label = may && opinionAt(draftPlace(person.id, issue.id, of)) ? '继续写批注' : '批注'
        return createPortal(
          <>
            {here.map(({ comment, at }) => (
              <CommentThread key={comment.id} comment={comment} comments={comments} isChanged={at?.place === null} />
            ))}
            {may && (
              <Button
                small
                kind="quiet"
                aria-label={`${label}：${of.where}`}
                onPress={() => setAsked({ of, place: null })}
              >
                {label}
              </Button>
            )}
          </>,
          element,
          key,
        )
      })}
      {may && <SelectionBar text={text} onAsk={askSelected} />}
      {asked && (
        <WriteComment
          of={asked.of}
          texts={texts}
          chosen={asked.place}
          contentHash={contentHash}
          comments={comments}
          onAdded={(id) => {
            added.current = id
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** The places that the reading view keeps for comments, behind each item. */
function usePlaces(text: RefObject<HTMLElement | null>, shown: Props['shown']) {
  const [places, setPlaces] = useState<{ key: string; element: HTMLElement }[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other places with another revision, or another one to compare it with
  useLayoutEffect(() => {
    const found = [...(text.current?.querySelectorAll<HTMLElement>('[data-comments]') ?? [])]
    setPlaces(found.map((element) => ({ key: element.dataset.comments ?? '', element })))
  }, [text, shown])
  return places
}
