/** The beginning of a text that is too long to be shown whole, never cut within a character of two code units. Apart from text.ts, whose tables no leader's page loads. */

/** The first `most` characters, with `……` where the text goes on. */
export function firstWords(text: string, most: number): string {
  if (text.length <= most) return text
  const characters = Array.from(text.slice(0, 2 * most + 1))
  return characters.length > most ? `${characters.slice(0, most).join('')}……` : text
}

/** The same, and how long the whole is. */
export function clipped(text: string, most: number): string {
  const shown = firstWords(text, most)
  return shown === text ? text : `${shown}（共 ${Array.from(text).length} 字）`
}
