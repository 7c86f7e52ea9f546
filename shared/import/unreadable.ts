/** The one way reading an issue's text fails: a sentence in Chinese that says what is missing and where. */

/** `message` is for the person who gave the text; it names the place and quotes at most a few words. */
export class UnreadableText extends Error {
  override name = 'UnreadableText'
}

/** The first `max` characters of a text, for quoting it in a sentence. */
export function quoted(text: string, max = 20): string {
  const characters = Array.from(text)
  return `“${characters.slice(0, max).join('')}${characters.length > max ? '……' : ''}”`
}
