/** The context that a text is held against; what is not given is not checked. Lists are passed in, so that a page loads them when it needs them. */
import type { Confused } from './text/confused-words.ts'
import type { Divisions } from './text/divisions.ts'
import type { Wordings } from './text/own-wordings.ts'
import type { WordList } from './text/word-list.ts'

export type TextContext = {
  /** The month that the issue tells of, `2026-03`, and the day that it is issued. */
  period?: string | undefined
  issueDate?: string | undefined
  /** `rosterOf` the settings' departments. */
  departments?: WordList | undefined
  divisions?: Divisions | undefined
  /** `words/confused.ts` */
  confused?: Confused | undefined
  /** The centre's own list. */
  wordings?: Wordings | undefined
}

/**
 * What kind of text it is: `paragraphs` are read as sentences, `line` is a title or a cell, `lines` is a file with titles and lists among
 * its paragraphs. `quotes`: it tells what was wrong elsewhere (更正), so words and dates in it are not its own.
 */
export type TextSort = {
  form: 'paragraphs' | 'line' | 'lines'
  followed?: boolean
  quotes?: boolean
  /** A number is printed before it. */
  numbered?: boolean
}
