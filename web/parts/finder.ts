/** Finding names in a long list: by any part of them, whatever the width of letters and however many blanks lie between. */

/** From so many on a list of choices has a search field. */
export const SEARCH_FROM = 12
/** So many are shown of a long list; typing finds the others. */
export const MOST_SHOWN = 60

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether a name has every one of the words that were typed. */
export function finderOf(typed: string): (name: string) => boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return (name) => {
    const text = plain(name)
    return words.every((word) => text.includes(word))
  }
}
