/** Answering a comment, resolving it and opening it again; what is being written survives Escape, tabs and a reload. */

import { type KeyboardEvent, useState } from 'react'
import type { Comment } from '#shared/comments/comment.ts'
import { LONGEST_COMMENT } from '#shared/comments/comment-limits.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useOpinion } from '../../../parts/saving/opinion.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import type { Comments } from './use-comments.ts'

type Props = {
  comment: Comment
  comments: Comments
  /** Is its state about to change by a press here? */
  onMove: (isChanging: boolean) => void
}

const DONE = { answer: '已回复', resolve: '批注已标为已解决', reopen: '批注已重新打开' } as const
type Move = keyof typeof DONE

export function Answering({ comment, comments, onMove }: Props) {
  const { person, issue } = useTheDesk()
  const { text, write, forget } = useOpinion(`${person.id}:${issue.id}:answer:${comment.id}`, '')
  const [asked, setAsked] = useState<'by-press' | 'before' | null>(text === '' ? null : 'before')
  const { busy, error, run } = useAct()
  const may = (move: Move) => comments.mayMove(comment, move)
  const words = text.trim()
  /** Goes with a move: what stands in the open field. What was put away stays a draft. */
  const isWith = words !== '' && asked !== null && may('answer')
  const take = async (move: Move) => {
    const { version } = comment
    const done = await run(async () => {
      onMove(move !== 'answer')
      await comments.move(
        comment,
        move === 'answer' ? { move, version, text } : { move, version, ...(isWith && { text }) },
      )
      toast(DONE[move])
    })
    if (!done) return onMove(false)
    setAsked(null)
    if (move !== 'answer' && !isWith) return
    forget()
    write('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the content around it (撤销, F8) are not meant here.
    event.stopPropagation()
    if (event.key === 'Escape') setAsked(null)
  }
  const of = `${comment.by.name}的批注（${comment.where}）`
  const moves = (['resolve', 'reopen'] as const).filter(may)
  if (!may('answer') && moves.length === 0) return null
  return (
    <div className="comment-answering">
      {asked !== null && may('answer') && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field within
        <div onKeyDown={onKeyDown}>
          <TextArea
            label={`回复${of}`}
            rows={2}
            maxLength={LONGEST_COMMENT}
            value={text}
            autoFocus={asked === 'by-press'}
            onChange={write}
          />
        </div>
      )}
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      <div className="row">
        {may('answer') &&
          (asked === null ? (
            <Button small aria-label={`回复${of}`} onPress={() => setAsked('by-press')}>
              {words ? '继续写回复' : '回复'}
            </Button>
          ) : (
            <Button small kind="main" isDisabled={busy || words === ''} onPress={() => void take('answer')}>
              {busy ? '正在保存…' : '提交回复'}
            </Button>
          ))}
        {moves.map((move) => {
          const label = `${isWith ? '回复并' : ''}${LABELS[move]}`
          return (
            <Button key={move} small isDisabled={busy} aria-label={`${label}：${of}`} onPress={() => void take(move)}>
              {label}
            </Button>
          )
        })}
        {asked !== null && (
          <Button small kind="quiet" isDisabled={busy} onPress={() => setAsked(null)}>
            收起
          </Button>
        )}
      </div>
    </div>
  )
}

const LABELS = { resolve: '标为已解决', reopen: '重新打开' } as const
