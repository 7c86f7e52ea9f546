/** Text that was typed here and never saved, when the submission can no longer be written: to be copied, not lost. */
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { dropDraft } from '../../parts/saving/draft.ts'
import { submissionDraft } from './form-state.ts'
import { UseAgain } from './use-again.tsx'

export function UnsavedDraft({ place, issueId }: { place: string; issueId: string }) {
  const [draft, setDraft] = useState(() => submissionDraft(place))
  if (!draft) return null
  return (
    <Notice
      tone="amber"
      title="本机还留有一份没有保存的文字"
      actions={
        <Button
          small
          onPress={() => {
            dropDraft(place)
            setDraft(null)
          }}
        >
          不再保留
        </Button>
      }
    >
      <p className="plain-text">{draft.mine.text}</p>
      <UseAgain form={draft.mine} from={issueId} />
    </Notice>
  )
}
