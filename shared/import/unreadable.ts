/** The one way reading an issue's text fails: every line that has no place, with its number, its words and why. */
import { firstWords } from '../clipped.ts'

/** `line` counts from 1 in the source; null where something is missing from the whole. */
export type Unread = { line: number | null; words: string; why: string }

const MOST_TOLD = 200

/** `message` is for the person who gave the text; it names the places and quotes a few words of each. */
export class UnreadableText extends Error {
  override name = 'UnreadableText'
  readonly unread: readonly Unread[]
  constructor(message: string, unread: readonly Unread[] = [{ line: null, words: '', why: message }]) {
    super(message)
    this.unread = unread
  }
}

/** `第 12 行“附件：……”：附件没有放的地方` */
export const unreadInWords = ({ line, words, why }: Unread): string =>
  line === null ? why : `第 ${line} 行${quoted(words, 40)}：${why}`

/** One error for all of them, in the order of the source. */
export function unreadable(unread: readonly Unread[]): UnreadableText {
  const inOrder = unread.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const told = inOrder.slice(0, MOST_TOLD).map(unreadInWords).join('；')
  const more = inOrder.length > MOST_TOLD ? `……等 ${inOrder.length} 处` : ''
  const head = inOrder.length === 1 ? '' : `有 ${inOrder.length} 处没有认出，没有导入：`
  return new UnreadableText(`${head}${told}${more}`, inOrder)
}

/** The first `max` characters of a text, for quoting it in a sentence. */
export function quoted(text: string, max = 20): string {
  return `“${firstWords(text, max)}”`
}
