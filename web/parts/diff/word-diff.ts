/** The changes between two texts, in words as a reader of Chinese sees them. */
import { diffArrays } from 'diff/lib/diff/array.js'

export type Change = { kind: 'same' | 'added' | 'removed'; text: string }

const words: (text: string) => string[] =
  'Segmenter' in Intl
    ? (text) => Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text), ({ segment }) => segment)
    : (text) => [...text]

export const wordDiff = (before: string, after: string): Change[] =>
  diffArrays(words(before), words(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
