/** The findings in the text of a submission, below it; a press mends it, and another takes that back. */
import { flushSync } from 'react-dom'
import type { Finding } from '#shared/checks/check-content.ts'
import { mended } from '#shared/checks/mended.ts'
import { Button } from '../../parts/button.tsx'
import { type FindingRow, FindingRows } from '../../parts/checks/finding-rows.tsx'
import { selectPlace } from '../../parts/checks/select-place.ts'

/** The last press that mended, by the whole text before and after it; at `start` stood `was`. */
export type LastMend = { before: string; after: string; start: number; was: string }

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
}

export function TextFindings({ field, text, findings, checked, onChange, last, onMended }: Props) {
  const control = () => document.querySelector<HTMLTextAreaElement>(`#${field}`)
  const rows = findings.map((finding, index): FindingRow & Finding => ({
    ...finding,
    key: `${index} ${finding.kind}`,
    quote: checked.slice(finding.start, finding.end),
  }))
  const mend = ({ start, end, fix = '', quote }: (typeof rows)[number]) => {
    const before = control()?.value ?? ''
    // Typed since it was checked: nothing is lost of that.
    if (before.slice(start, end) !== quote) return
    const after = mended(before, { start, end, fix })
    flushSync(() => onChange(after))
    selectPlace(control(), start, start + fix.length)
    onMended({ before, after, start, was: quote })
  }
  const undo = ({ before, after, start, was }: LastMend) => {
    if (control()?.value === after) {
      flushSync(() => onChange(before))
      selectPlace(control(), start, start + was.length)
    }
    onMended(null)
  }
  return (
    <>
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
