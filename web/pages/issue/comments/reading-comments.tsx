/** The comments of the reading view: open ones above the text, each beside its item, and the ways to write one. */
import { type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { type CommentableText, commentableTexts } from '#shared/comments/commentable.ts'
import { type StandsAt, standsAt } from '#shared/comments/stands-at.ts'
import type { Content } from '#shared/content/content.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { placeKey } from '../reading/read-part.tsx'
import { opinionAt } from '../review/opinion.ts'
import { useTheDesk } from '../use-desk.ts'
import { CommentThread } from './comment-thread.tsx'
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
}
/** What is to be commented on: some words of a text, or the whole. */
type Asked = { of: CommentableText; place: StandsAt['place'] }

export function ReadingComments({ text, shown: { content, contentHash, ids } }: Props) {
  const { issue, person } = useTheDesk()
  const comments = useComments()
  const texts = useMemo(() => commentableTexts(content, ids), [content, ids])
  const placed = useMemo(
    () => comments.comments.map((comment): PlacedComment => ({ comment, at: standsAt(comment, texts) })),
    [comments.comments, texts],
  )
  const places = usePlaces(text, content)
  const [asked, setAsked] = useState<Asked | null>(null)
  useHighlights(text, placed)
  const may = comments.whyNotComment === null && issue.review?.contentHash === contentHash
  const askSelected = ({ place, part, start, end }: SelectedText) => {
    const of = texts.find((one) => placeKey(one) === place && one.part === part)
    if (of) setAsked({ of, place: { start, end } })
  }
  return (
    <>
      <OpenComments comments={comments} placed={placed} mayComment={may} />
      {places.map(({ key, element }) => {
        const of = texts.find((one) => placeKey(one) === key)
        if (!of) return null
        const here = placed.filter(({ at }) => at && placeKey(at.of) === key)
        const isBegun = may && opinionAt(draftPlace(person.id, issue.id, of)) !== ''
        return createPortal(
          <>
            {here.map(({ comment, at }) => (
              <CommentThread key={comment.id} comment={comment} comments={comments} isChanged={at?.place === null} />
            ))}
            {may && (
              <Button small kind="quiet" aria-label={`批注：${of.where}`} onPress={() => setAsked({ of, place: null })}>
                {isBegun ? '继续写批注' : '批注'}
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
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** The places that the reading view keeps for comments, behind each item. */
function usePlaces(text: RefObject<HTMLElement | null>, content: Content) {
  const [places, setPlaces] = useState<{ key: string; element: HTMLElement }[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other places with another content
  useLayoutEffect(() => {
    const found = [...(text.current?.querySelectorAll<HTMLElement>('[data-comments]') ?? [])]
    setPlaces(found.map((element) => ({ key: element.dataset.comments ?? '', element })))
  }, [text, content])
  return places
}
