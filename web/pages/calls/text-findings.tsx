/** The findings in the text of a submission, below it; a press mends it, and another takes that back. */
import { flushSync } from 'react-dom'
import type { Finding } from '#shared/checks/check-content.ts'
import { mended } from '#shared/checks/mended.ts'
import { Button } from '../../parts/button.tsx'
import { type FindingRow, FindingRows } from '../../parts/checks/finding-rows.tsx'
import { selectPlace } from '../../parts/checks/select-place.ts'

/** The last press that mended: `[start, end)` held `was` before. */
export type LastMend = { start: number; end: number; fix: string; was: string }

type Props = {
  /** The id of the text area. */
  field: string
  findings: readonly Finding[]
  /** The text that they were found in. */
  checked: string
  onChange: (text: string) => void
  last: LastMend | null
  onMended: (last: LastMend | null) => void
}

export function TextFindings({ field, findings, checked, onChange, last, onMended }: Props) {
  const control = () => document.querySelector<HTMLTextAreaElement>(`#${field}`)
  const rows = findings.map((finding, index): FindingRow & Finding => ({
    ...finding,
    key: `${index} ${finding.kind}`,
    quote: checked.slice(finding.start, finding.end),
  }))
  /** Where the text still has at this place what is to be replaced there: nothing is lost of what was typed meanwhile. */
  const replace = (place: { start: number; end: number; fix: string }, was: string): boolean => {
    const now = control()?.value ?? ''
    if (now.slice(place.start, place.end) !== was) return false
    flushSync(() => onChange(mended(now, place)))
    return true
  }
  const mend = ({ start, end, fix = '', quote }: (typeof rows)[number]) => {
    if (!replace({ start, end, fix }, quote)) return
    selectPlace(control(), start, start + fix.length)
    onMended({ start, end: start + fix.length, fix, was: quote })
  }
  const undo = ({ start, end, fix, was }: LastMend) => {
    if (replace({ start, end, fix: was }, fix)) selectPlace(control(), start, start + was.length)
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
      {last && (
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
