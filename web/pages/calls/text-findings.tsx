/** The findings in the text of a submission, below it; a press mends it, and another takes that back. */
import { flushSync } from 'react-dom'
import type { Finding } from '#shared/checks/check-content.ts'
import { mended } from '#shared/checks/mended.ts'
import { type FindingRow, FindingRows } from '../../parts/checks/finding-rows.tsx'
import { selectPlace } from '../../parts/checks/select-place.ts'
import { toast } from '../../parts/toast.tsx'

type Props = {
  /** The id of the text area. */
  field: string
  findings: readonly Finding[]
  /** The text that they were found in. */
  checked: string
  onChange: (text: string) => void
}

export function TextFindings({ field, findings, checked, onChange }: Props) {
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
    toast('已修改', () => void replace({ start, end: start + fix.length, fix: quote }, fix))
  }
  return (
    <FindingRows of="正文" rows={rows} onSelect={({ start, end }) => selectPlace(control(), start, end)} onFix={mend} />
  )
}
