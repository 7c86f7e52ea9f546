/** A list of wrong words and what stands for each, looked up at each place of a text in one step. */

/** `notAfter`, `notBefore`: characters beside which the word is a part of others: 己经 in 自己经营. */
export type Word = { wrong: string; right: string; notAfter?: string; notBefore?: string; note?: string }
export type WordList = ReadonlyMap<string, readonly Word[]>

/** By their first two characters, the longest first; a word of one character by it alone. */
export function wordList(words: readonly Word[]): WordList {
  const list = new Map<string, Word[]>()
  for (const word of words) {
    if (word.wrong === '') continue
    const key = word.wrong.slice(0, 2)
    const known = list.get(key)
    if (known) known.push(word)
    else list.set(key, [word])
  }
  for (const some of list.values()) some.sort((a, b) => b.wrong.length - a.wrong.length)
  return list
}

/** All words of the list in the text, none within another; a word that stands within its own right form is right. */
export function wordsIn(text: string, list: WordList): { at: number; word: Word }[] {
  const found: { at: number; word: Word }[] = []
  if (list.size === 0) return found
  for (let at = 0; at < text.length; at += 1) {
    const some = list.get(text.slice(at, at + 2)) ?? list.get(text[at] ?? '')
    const word = some?.find((one) => text.startsWith(one.wrong, at) && isAlone(text, at, one))
    if (!word) continue
    found.push({ at, word })
    at += word.wrong.length - 1
  }
  return found
}

function isAlone(text: string, at: number, { wrong, right, notAfter = '', notBefore = '' }: Word): boolean {
  const before = text[at - 1] ?? ''
  const behind = text[at + wrong.length] ?? ''
  if ((before !== '' && notAfter.includes(before)) || (behind !== '' && notBefore.includes(behind))) return false
  const inside = wrong === right ? -1 : right.indexOf(wrong)
  return inside < 0 || !text.startsWith(right, at - inside)
}
