/** The findings in the text of a submission, below it; a press mends it, and another takes that back. */
import { flushSync } from 'react-dom'
import type { Finding } from '#shared/checks/check-content.ts'
import { mended } from '#shared/checks/mended.ts'
import { Button } from '../../parts/button.tsx'
import { FindingRows } from '../../parts/checks/finding-rows.tsx'
import { selectPlace } from '../../parts/checks/select-place.ts'

/** The last press that mended, by the whole text before and after it; at `start` stood `was`. */
export type LastMend = {
  before: string
  after: string
  start: number
  was: string
  /** The findings that it settled. */
  settled: readonly Finding[]
}

type Props = {
  /** The id of the text area. */
  field: string
  findings: readonly Finding[]
  text: string
  /** The text that they were found in. */
  checked: string
  onChange: (text: string) => void
  last: LastMend | null
  onMended: (last: LastMend | null) => void
  /** What was taken out of the text just pasted. */
  pasted: { said: string; undo: () => void } | null
  /** Makes all half-width marks full-width; null until it is loaded. */
  allFullWidth: ((text: string) => string) | null
}

export function TextFindings({
  field,
  text,
  findings,
  checked,
  onChange,
  last,
  onMended,
  pasted,
  allFullWidth,
}: Props) {
  const control = () => document.querySelector<HTMLTextAreaElement>(`#${field}`)
  // A settled finding goes at once: gone a moment later, it would move the way back from under the hand.
  const settled = last?.after === text ? last.settled : []
  const open = findings.filter((finding) => !settled.includes(finding))
  const rows = open.map((finding, index) => ({
    finding,
    ...finding,
    key: `${index} ${finding.kind}`,
    quote: checked.slice(finding.start, finding.end),
  }))
  const mend = ({ finding, quote }: (typeof rows)[number]) => {
    const { start, end, fix = '' } = finding
    const before = control()?.value ?? ''
    // Typed since it was checked: nothing is lost of that.
    if (before.slice(start, end) !== quote) return
    const after = mended(before, { start, end, fix })
    flushSync(() => onChange(after))
    selectPlace(control(), start, start + fix.length)
    onMended({ before, after, start, was: quote, settled: [finding] })
  }
  const undo = ({ before, after, start, was }: LastMend) => {
    if (control()?.value === after) {
      flushSync(() => onChange(before))
      selectPlace(control(), start, start + was.length)
    }
    onMended(null)
  }
  const halfWidth = open.filter(({ kind }) => kind === 'half-width-punctuation')
  const mendAll = () => {
    if (!allFullWidth) return
    const before = control()?.value ?? ''
    const after = allFullWidth(before)
    onChange(after)
    onMended({ before, after, start: 0, was: '', settled: halfWidth })
  }
  return (
    <>
      {pasted && (
        <p className="found-undo" role="status">
          {pasted.said}
          <Button small onPress={pasted.undo}>
            按原样粘贴
          </Button>
        </p>
      )}
      {halfWidth.length > 1 && (
        <p className="found-undo">
          有 {halfWidth.length} 处半角标点。
          <Button small onPress={mendAll}>
            全部改为全角
          </Button>
        </p>
      )}
      {rows.length > 0 && (
        <FindingRows
          of="正文"
          rows={rows}
          onSelect={({ start, end }) => selectPlace(control(), start, end)}
          onFix={mend}
        />
      )}
      {/* Not in a message over the page: that would lie on the buttons below. */}
      {last?.after === text && (
        <p className="found-undo" role="status">
          已按建议修改。
          <Button small aria-label="撤销刚才的修改" onPress={() => undo(last)}>
            撤销
          </Button>
        </p>
      )}
    </>
  )
}
