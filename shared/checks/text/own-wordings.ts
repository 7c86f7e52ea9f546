/** A centre's own words: those that it forbids, and those that it prefers to others. */
import type { Found } from '../finding.ts'
import { type Word, type WordList, wordList, wordsIn } from './word-list.ts'

/** Words with `right`, '' where there is none, and a note. */
export type Wordings = { forbidden: WordList; preferred: WordList }

/** A word of the list as it is read and set: one that is not forbidden is one for which another is preferred. */
export type OwnWord = { wrong: string; right: string; forbidden: boolean; note?: string | undefined }

export function wordingsOf(words: readonly OwnWord[]): Wordings {
  const those = (wanted: boolean) =>
    wordList(
      words
        .filter(({ forbidden }) => forbidden === wanted)
        .map(({ wrong, right, note }): Word => ({ wrong, right, ...(note && { note }) })),
    )
  return { forbidden: those(true), preferred: those(false) }
}

type Own = Found<'forbidden-wording' | 'preferred-wording'>

export function ownWordings(text: string, { forbidden, preferred }: Wordings): Own[] {
  return [
    ...wordsIn(text, forbidden).map(({ at, word }) =>
      found('forbidden-wording', at, word, `“${word.wrong}”是本刊禁用的说法`),
    ),
    ...wordsIn(text, preferred).map(({ at, word }) =>
      found('preferred-wording', at, word, `“${word.wrong}”在本刊中一般不用`),
    ),
  ].toSorted((a, b) => a.start - b.start)
}

function found(kind: Own['kind'], at: number, { wrong, right, note }: Word, says: string): Own {
  const message = `${says}${right && `，请改为“${right}”`}${note ? `（${note}）` : ''}`
  return { kind, start: at, end: at + wrong.length, message, ...(right !== '' && { fix: right }) }
}
