/** Words that are commonly miswritten, as lists to look them up in. Where they are from: docs/decisions/0028. A page loads them when it needs them. */
import type { Confused } from '../text/confused-words.ts'
import { type Word, wordList } from '../text/word-list.ts'
import { variantsOf } from '../text/word-variants.ts'
import beside from './confused-beside.json' with { type: 'json' }
import idioms from './confused-idioms.json' with { type: 'json' }
import office from './confused-office.json' with { type: 'json' }
import words from './word-variants.json' with { type: 'json' }

/** `wrong: right`; those of the office are this project's own, the idioms another one's (NOTICE). */
export function confusedLists(): Confused {
  const plain: Word[] = [...Object.entries(idioms), ...Object.entries(office)].map(([wrong, right]) => ({
    wrong,
    right,
  }))
  return { list: wordList([...plain, ...beside]), variants: variantsOf(words) }
}
