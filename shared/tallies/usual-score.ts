/** The usual points, and what each is given for; apart from their schema, which no page needs. */
import { keysOf } from '../keys-of.ts'
import type { ScoreRules } from './score-rules.ts'

/** Where a publication says nothing: what is printed counts for most. */
export const USUAL_SCORE_RULES: ScoreRules = { handedIn: 1, onTime: 1, zeroReport: 0, adopted: 5, merged: 3 }

/** What each is given for; the order is that of the settings. */
export const SCORED_FOR = {
  handedIn: '报送一篇',
  onTime: '其中按时报送，另加',
  zeroReport: '报“本期无稿”',
  adopted: '采用一条',
  merged: '并入一条（不是其中第一篇）',
} as const satisfies Record<keyof ScoreRules, string>

/** `报送一篇 1 分，采用一条 5 分……` */
export const scoreInWords = (rules: ScoreRules): string =>
  keysOf(SCORED_FOR)
    .map((name) => `${SCORED_FOR[name]} ${rules[name]} 分`)
    .join('，')
