/** The lists of words and places; until they are there, checks go without them. */
import { useLoaded } from '../use-loaded.ts'
import type { Words } from './word-lists.ts'

export function useWords(isWanted = true): { words: Words | null; hasFailed: boolean } {
  const { module, hasFailed } = useLoaded('words', () => import('./word-lists.ts'), isWanted)
  return { words: module?.WORDS ?? null, hasFailed }
}
