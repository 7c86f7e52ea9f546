/** The lists of words and places; until they are there, checks go without them. */
import { useLoaded } from './use-loaded.ts'

export function useWords(isWanted = true) {
  const { module, hasFailed } = useLoaded('words', () => import('./word-lists.ts'), isWanted)
  return { words: module?.WORDS ?? null, hasFailed }
}
