/** A fix applied: the one way in which a finding's text takes its place, at the desk, in the form and in tests. */

/** The text with the fix in the place of `[start, end)`, or as it was where there is none. */
export const mended = (text: string, { start, end, fix }: { start: number; end: number; fix?: string }): string =>
  fix === undefined ? text : text.slice(0, start) + fix + text.slice(end)
