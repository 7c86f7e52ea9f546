/** The reading view: the revision's content as text, for a phone and for those who listen, with what changed marked in place. */
import { useMemo, useRef } from 'react'
import type { Content } from '#shared/content/content.ts'
import { changedPlaces, readingOf, sectionKey } from '#shared/content/reading.ts'
import { Notice } from '../../../parts/notice.tsx'
import { useLoaded } from '../../../parts/use-loaded.ts'
import { Failure, Loading } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { ChangedPlaces } from './changed-places.tsx'
import { FigureChanges } from './figure-changes.tsx'
import { ReadPart } from './read-part.tsx'
import { useReviewShown } from './use-review-shown.ts'

/** Wanted once the text stands: until then the line is the text's. */
export const useReadingComments = (isWanted: boolean) =>
  useLoaded('reading-comments', () => import('../comments/reading-comments.tsx'), isWanted)

const COMMENTS_COME = '批注正在载入'

type Shown = NonNullable<ReturnType<typeof useReviewShown>['data']>

export function ReadingView() {
  const { issue } = useTheDesk()
  // What is read is what is approved: the text of another revision is not shown beside these buttons.
  const { data, isOther, isError, error, refetch } = useReviewShown(issue.id, issue.review?.contentHash)
  if (data && !isOther) return <Reading shown={data} />
  return isError ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />
}

function Reading({ shown }: { shown: Shown }) {
  const { revision, content, history, before, noBefore } = shown
  const parts = useMemo(() => readingOf(content, before?.content), [content, before])
  const text = useRef<HTMLElement>(null)
  const comments = useReadingComments(true)
  const goTo = (place: string) => {
    const marked = [...(text.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])]
    const there = marked.find(({ dataset }) => dataset.place === place)
    // Who reads on by keyboard or by ear goes on from there.
    there?.focus({ preventScroll: true })
    there?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <p className="reading-about">
        第 {revision} 稿。下面的文字与“版面”中的 PDF 是同一稿，办理时一并核对。{acknowledgedLine(content)}
      </p>
      {noBefore !== null && <p className="reading-about">不能标出与上一稿相比的改动：{noBefore}</p>}
      {before && <ChangedPlaces before={before} places={changedPlaces(parts)} onGo={goTo} />}
      {comments.hasFailed ? (
        <Notice tone="amber">批注没有载入，请刷新页面后再审阅。</Notice>
      ) : (
        // There before they are: the text stays where it is.
        <div className="comments-line">
          {comments.module ? (
            <comments.module.ReadingComments text={text} shown={shown} meanwhile={COMMENTS_COME} />
          ) : (
            COMMENTS_COME
          )}
        </div>
      )}
      <article ref={text} className="reading" aria-label={`第 ${revision} 稿的文字`}>
        {parts.map((part) => {
          const section = content.sections.find((_, at) => part.key === sectionKey(at))
          return (
            <ReadPart key={part.key} part={part}>
              {section?.kind === 'figures' && (
                <FigureChanges section={section} period={content.period} history={history} />
              )}
            </ReadPart>
          )
        })}
      </article>
    </>
  )
}

const acknowledgedLine = ({ acknowledged = [] }: Content): string =>
  acknowledged.length === 0 ? '' : `有 ${acknowledged.length} 处核实说明，列在文后。`
