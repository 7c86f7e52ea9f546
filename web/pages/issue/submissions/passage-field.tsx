/** The text of a submission, in which the editor marks the passage that a return is about: what is selected is marked. */
import type { MarkedPassage } from '#shared/submission/submission.ts'
import { Button } from '../../../parts/button.tsx'
import { TextArea } from '../../../parts/field.tsx'

type Props = {
  text: string
  passage: MarkedPassage | null
  onMark: (passage: MarkedPassage | null) => void
  error: string | undefined
}

/** Keys that write nothing here. */
const MOVES = /^(Arrow.+|Home|End|Page.+|Shift|Tab|Escape)$/

export const PassageField = ({ text, passage, onMark, error }: Props) => (
  <>
    <TextArea
      label="标出需要修改的一段（可不标）"
      value={text}
      // Not `readOnly`: there Chromium lets no key select. The value stays as it is.
      aria-readonly
      inputMode="none"
      onKeyDown={(event) => {
        if (!MOVES.test(event.key) && !event.ctrlKey && !event.metaKey) event.preventDefault()
      }}
      onPaste={(event) => event.preventDefault()}
      onCut={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
      error={error}
      hint="用鼠标、手指或 Shift 加方向键选中文字，即为标出。"
      onSelect={({ currentTarget: { selectionStart: start, selectionEnd: end } }) => {
        if (start < end) onMark({ start, end })
      }}
    />
    <div className="marked-line" role="status">
      {passage && (
        <>
          <span>
            已标出：<mark>{text.slice(passage.start, passage.end)}</mark>
          </span>
          <Button small kind="quiet" onPress={() => onMark(null)}>
            取消标出
          </Button>
        </>
      )}
    </div>
  </>
)
