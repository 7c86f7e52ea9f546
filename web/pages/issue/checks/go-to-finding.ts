/** Leads to a finding: its text is selected in its field, or the field that is still to be filled in has the focus. */
import { selectPlace } from '../../../parts/checks/select-place.ts'
import type { DeskFinding } from './desk-findings.ts'

/** The field may still be loading, as its panel may. */
const PATIENCE_MS = 5_000

type Goal = Pick<DeskFinding, 'field'> & { place: { start: number; end: number } | null }

export function goToFinding(finding: Goal, until = Date.now() + PATIENCE_MS): void {
  const { field, place } = finding
  const there = document.getElementById(field)
  if (!there) {
    if (Date.now() < until) requestAnimationFrame(() => goToFinding(finding, until))
    return
  }
  if (place && selectPlace(there, place.start, place.end)) return
  there.scrollIntoView({ block: 'center' })
  const within = (selector: string) => there.querySelector<HTMLElement>(selector)
  const toFill =
    within('[aria-invalid], [data-missing] :is(input, textarea), input[data-missing]') ??
    within('input, textarea') ??
    there
  toFill.focus()
}
