/** Mends a finding at the desk by one press: a step of its own on the way back, and the new text is selected. */
import { flushSync } from 'react-dom'
import { mended } from '#shared/checks/mended.ts'
import { selectPlace } from '../../../parts/checks/select-place.ts'
import { toast } from '../../../parts/toast.tsx'
import { useTheDesk } from '../use-desk.ts'
import type { DeskFinding } from './desk-findings.ts'
import { textAt, withTextAt } from './desk-text.ts'

export function useMend(): (finding: Pick<DeskFinding, 'field' | 'place'>) => void {
  const { mine, write, undoOfLast } = useTheDesk()
  return ({ field, place }) => {
    if (place?.fix === undefined) return
    const { of, start, end, quote, fix } = place
    const text = textAt(mine, of)
    // Typed since it was checked: in a moment the finding is gone, or at its new place.
    if (text?.slice(start, end) !== quote) return
    flushSync(() => write(withTextAt(mine, of, mended(text, place))))
    selectPlace(document.getElementById(field), start, start + fix.length)
    toast('已修改', undoOfLast())
  }
}
