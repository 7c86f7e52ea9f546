/** The window in which a comment is written: on some words, or on an item as a whole. What was begun there before is there again. */

import { useState } from 'react'
import { LONGEST_COMMENT, LONGEST_PASSAGE } from '#shared/comments/comment-limits.ts'
import type { CommentableText } from '#shared/comments/commentable.ts'
import { findPassage } from '#shared/comments/passage.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { fieldError } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { newId } from '../../../parts/new-id.ts'
import { useOpinion } from '../../../parts/saving/opinion.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import { draftOf, draftPlace, readDraft } from './draft-place.ts'
import type { Comments } from './use-comments.ts'

type Props = {
  of: CommentableText
  /** All texts: a comment that was begun may be about a point of the item. */
  texts: readonly CommentableText[]
  /** The words that are selected; null: the item was chosen, or what was begun on it. */
  chosen: { start: number; end: number } | null
  contentHash: string
  comments: Comments
  onAdded: (id: string) => void
  onClose: () => void
}

export function WriteComment({ of: asked, texts, chosen, contentHash, comments, onAdded, onClose }: Props) {
  const { person, issue } = useTheDesk()
  const draft = useOpinion(draftPlace(person.id, issue.id, asked), '')
  const kept = readDraft(draft.text)
  const [about, setAbout] = useState(() => aboutOf(asked, { texts, chosen, kept }))
  const { busy, error, run } = useAct()
  const text = kept?.text ?? ''
  const { of, place, lost = null } = about
  const keptAs = (words: string, on = place) => ({
    ...{ part: of.part, start: on?.start ?? null, end: on?.end ?? null, text: words },
    ...(on && { quote: of.text.slice(on.start, on.end) }),
  })
  const write = (words: string, on = place) => draft.write(draftOf(keptAs(words, on)))
  const askWhole = () => {
    setAbout({ of, place: null })
    write(text, null)
  }
  const { section, item, part } = of
  const send = async () => {
    // Sent again as it was, it is the same comment; changed since, it is another.
    const now = keptAs(text)
    const isAgain = kept?.part === now.part && kept.start === now.start && kept.end === now.end
    const id = (isAgain ? kept.tried : undefined) ?? newId()
    draft.write(draftOf({ ...now, tried: id }))
    const done = await run(() => comments.add({ id, contentHash, section, item, part, text, ...place }))
    if (!done) return
    draft.forget()
    onAdded(id)
    toast('批注已记下')
    onClose()
  }
  const refusal = comments.whyNotComment
  const isTooLong = place !== null && place.end - place.start > LONGEST_PASSAGE
  return (
    <Dialog
      title={`批注：${of.where}`}
      action="提交批注"
      kept
      busy={busy}
      error={error}
      whyNot={
        busy
          ? null
          : refusal
            ? REFUSALS[refusal].message
            : isTooLong
              ? `一次最多批注 ${LONGEST_PASSAGE} 字，请少选一些，或批注整条`
              : text.trim() === ''
                ? '请写下内容'
                : null
      }
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {place ? (
        <div className="comment-chosen">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
          <blockquote className="comment-passage" tabIndex={0}>
            {of.text.slice(place.start, place.end)}
          </blockquote>
          <Button small kind="quiet" onPress={askWhole}>
            改为批注整条
          </Button>
        </div>
      ) : (
        <>
          {lost !== null && <p>您原来选中的“{lost}”在这一稿中已改动。</p>}
          <p>批注整条。要批注其中几个字的，请关闭后在文中选中，再点“批注所选文字”。</p>
        </>
      )}
      <TextArea
        label="批注"
        rows={3}
        maxLength={LONGEST_COMMENT}
        value={text}
        onChange={(words) => write(words)}
        error={fieldError(error, 'text')}
        hint="责任编辑和审核领导可以看到、回复；不印出，不进入分发证明。"
      />
    </Dialog>
  )
}

/** `lost`: the words that it was begun on, where they are not there any more. */
type About = { of: CommentableText; place: { start: number; end: number } | null; lost?: string | null }

/** Selected words go before those that a comment was begun on. */
function aboutOf(
  asked: CommentableText,
  { texts, chosen, kept }: Pick<Props, 'texts' | 'chosen'> & { kept: ReturnType<typeof readDraft> },
): About {
  if (chosen || kept === null || kept.start === null || kept.end === null) return { of: asked, place: chosen }
  const { part, quote = '' } = kept
  const of = texts.find((one) => one.section === asked.section && one.item === asked.item && one.part === part)
  const { start, end } = kept
  const place = of && quote !== '' ? findPassage(of.text, { start, end, quote, before: '', after: '' }) : null
  return of && place ? { of, place } : { of: asked, place: null, lost: quote || null }
}
