/** A return as it is read: why, by whom, the text as it then was with the marked passage, and what was changed since. */
import { useDeferredValue, useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { lastReturn } from '#shared/submission/last-return.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { DiffText } from '../../parts/diff/diff-text.tsx'
import { MarkedText } from '../../parts/marked-text.tsx'

type Props = {
  submission: Submission
  /** As it is now, also while it is typed. */
  text: string
}

export function GivenBack({ submission, text }: Props) {
  const given = lastReturn(submission)
  if (!given) return null
  const { reason, personName, at, text: before, passage } = given
  return (
    <div className="given-back">
      <p>
        退改意见：{reason}
        {personName && at && (
          <span className="muted">
            （{personName}，{minuteInChinese(at)}）
          </span>
        )}
      </p>
      {before !== undefined && (
        <>
          <details open={submission.state === 'returned'}>
            <summary>退改时的文字{passage && '（标出的是编辑指出的一段）'}</summary>
            <MarkedText text={before} passage={passage} />
          </details>
          {text === before ? (
            submission.state === 'submitted' && <p className="muted">交回时没有改动文字。</p>
          ) : (
            <Changes before={before} after={text} />
          )}
        </>
      )}
    </div>
  )
}

/** Compared only while it is open, and behind what is typed. */
function Changes({ before, after }: { before: string; after: string }) {
  const [isOpen, setOpen] = useState(false)
  const now = useDeferredValue(after)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>退改后的改动</summary>
      {isOpen && <DiffText before={before} after={now} />}
    </details>
  )
}
