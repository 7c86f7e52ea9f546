/** The text of a submission, in which the editor marks the passage that a return is about: what is selected is marked. */
import type { MarkedPassage } from '#shared/submission/submission.ts'
import { Button } from '../../../parts/button.tsx'
import { StillText } from './still-text.tsx'

type Props = {
  text: string
  passage: MarkedPassage | null
  onMark: (passage: MarkedPassage | null) => void
  error: string | undefined
}

export const PassageField = ({ text, passage, onMark, error }: Props) => (
  <>
    <StillText
      label="标出需要修改的一段（可不标）"
      value={text}
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
