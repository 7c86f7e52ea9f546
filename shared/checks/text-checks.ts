/** The table of checks that look at one text: each gives what it finds of its kinds. */
import type { Found } from './finding.ts'
import type { Kind } from './kinds.ts'
import { bankCards } from './leaks/bank-card.ts'
import { identityNumbers } from './leaks/identity-number.ts'
import { mobileNumbers } from './leaks/mobile.ts'
import { passports } from './leaks/passport.ts'
import { privateMailboxes } from './leaks/private-mailbox.ts'
import { confusedWords } from './text/confused-words.ts'
import { datesOutsideIssue } from './text/date-outside-issue.ts'
import { departmentNames } from './text/department-name.ts'
import { doubledPunctuation } from './text/doubled-punctuation.ts'
import { doubledUnits } from './text/doubled-units.ts'
import { fullWidthDigits } from './text/full-width-digits.ts'
import { halfWidthPunctuation } from './text/half-width-punctuation.ts'
import { impossibleDates } from './text/impossible-date.ts'
import { leadingNumbers } from './text/leading-number.ts'
import { misplacedPunctuation } from './text/misplaced-punctuation.ts'
import { missingFullStop } from './text/missing-full-stop.ts'
import { numberingGaps } from './text/numbering-gap.ts'
import { ownWordings } from './text/own-wordings.ts'
import { repeatedWords } from './text/repeated-words.ts'
import { unbalancedBrackets } from './text/unbalanced-brackets.ts'
import { wrongDivisions } from './text/wrong-division.ts'
import { wrongNesting } from './text/wrong-nesting.ts'
import { wrongWeekdays } from './text/wrong-weekday.ts'
import type { TextContext, TextSort } from './text-context.ts'

/** `ofOwnWords`: passed over in a text that quotes what was wrong elsewhere. */
type TextCheck = {
  find: (text: string, context: TextContext, sort: TextSort) => Found<Kind>[]
  ofOwnWords?: boolean
}

const TEXT_CHECKS: readonly TextCheck[] = [
  { find: identityNumbers },
  { find: mobileNumbers },
  { find: bankCards },
  { find: passports },
  { find: privateMailboxes },
  { find: unbalancedBrackets },
  { find: wrongNesting },
  { find: doubledPunctuation },
  { find: halfWidthPunctuation },
  { find: misplacedPunctuation },
  { find: fullWidthDigits },
  { find: (text, _, { form, followed }) => (form === 'line' ? [] : missingFullStop(text, { form, followed })) },
  { find: repeatedWords, ofOwnWords: true },
  { find: (text, { confused }) => (confused ? confusedWords(text, confused) : []), ofOwnWords: true },
  { find: (text, { wordings }) => (wordings ? ownWordings(text, wordings) : []), ofOwnWords: true },
  { find: impossibleDates, ofOwnWords: true },
  { find: wrongWeekdays, ofOwnWords: true },
  { find: (text, context, { form }) => (form === 'line' ? [] : datesOutsideIssue(text, context)), ofOwnWords: true },
  { find: doubledUnits, ofOwnWords: true },
  { find: numberingGaps },
  { find: (text, _, { numbered = false }) => (numbered ? leadingNumbers(text) : []) },
  { find: (text, { departments }) => (departments ? departmentNames(text, departments) : []), ofOwnWords: true },
  { find: (text, { divisions }) => (divisions ? wrongDivisions(text, divisions) : []), ofOwnWords: true },
]

/** All that is found in a text, in its order. */
export const checkText = (text: string, context: TextContext, sort: TextSort): Found<Kind>[] =>
  TEXT_CHECKS.filter(({ ofOwnWords = false }) => !(ofOwnWords && sort.quotes))
    .flatMap(({ find }) => find(text, context, sort))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
