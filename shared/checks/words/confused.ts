/** Words that are commonly miswritten, as a list to look them up in. Where it is from: docs/decisions/0028. A page loads it when it needs it. */
import { type Word, type WordList, wordList } from '../text/word-list.ts'
import beside from './confused-beside.json' with { type: 'json' }
import idioms from './confused-idioms.json' with { type: 'json' }
import office from './confused-office.json' with { type: 'json' }

/** `wrong: right`; those of the office are this project's own, the idioms another one's (NOTICE). */
export function confusedList(): WordList {
  const plain: Word[] = [...Object.entries(idioms), ...Object.entries(office)].map(([wrong, right]) => ({
    wrong,
    right,
  }))
  return wordList([...plain, ...beside])
}
