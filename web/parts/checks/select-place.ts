/** Leads to a place in a field: focused, the place selected and in the middle of the window. */

/** `[start, end)` in UTF-16 units, as far as the field holds so many. Answers whether this is a field. */
export function selectPlace(control: Element | null, start: number, end: number): boolean {
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return false
  control.focus({ preventScroll: true })
  control.setSelectionRange(start, end)
  // A field is as high as its text; how far down its lines the place lies is near enough.
  const { top, height } = control.getBoundingClientRect()
  const down = height * Math.min(1, start / Math.max(1, control.value.length))
  window.scrollBy({ top: top + down - window.innerHeight / 2 })
  return true
}
