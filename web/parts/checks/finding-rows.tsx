/** Findings below their field: how grave, what is wrong, a press that selects the place, and one that mends it. */
import type { ReactNode } from 'react'
import type { Level } from '#shared/checks/finding.ts'
import { firstWords } from '#shared/clipped.ts'
import { Button } from '../button.tsx'
import { LEVELS } from './level-words.ts'
import '../../style/found.css'

export type FindingRow = {
  key: string
  level: Level
  message: string
  quote: string
  fix?: string | undefined
  isAcknowledged?: boolean
}

type Props<R extends FindingRow> = {
  /** The field, in words. */
  of: string
  rows: readonly R[]
  onSelect: (row: R) => void
  /** Left out where the text cannot be changed. */
  onFix?: ((row: R) => void) | undefined
  /** What else belongs to a finding; `nth` tells it from the others. */
  more?: (row: R, nth: string) => ReactNode
}

export const FindingRows = <R extends FindingRow>({ of, rows, onSelect, onFix, more }: Props<R>) => (
  <ul className="found" aria-label={`${of}的待处理问题`}>
    {rows.map((row, index) => {
      // Two findings may say the same of two places.
      const nth = `（${of}第 ${index + 1} 处）`
      return (
        <li key={row.key}>
          {row.isAcknowledged ? <span className="found-level">已核实</span> : <LevelMark level={row.level} />}
          <Button kind="quiet" small aria-label={`${row.message}${nth}`} onPress={() => onSelect(row)}>
            {row.message}
          </Button>
          {onFix && row.fix !== undefined && (
            <Button small aria-label={`${fixInWords(row)}${nth}`} onPress={() => onFix(row)}>
              {fixInWords(row)}
            </Button>
          )}
          {more?.(row, nth)}
        </li>
      )
    })}
  </ul>
)

/** In words: colour alone would tell nobody. */
export const LevelMark = ({ level }: { level: Level }) => (
  <span className={`found-level level-${level}`}>{LEVELS[level]}</span>
)

const MOST = 16

function fixInWords({ quote, fix = '' }: Pick<FindingRow, 'quote' | 'fix'>): string {
  if (fix === '') return `删除“${short(quote)}”`
  // What is put in before or behind is told alone: 日 → 日。
  if (quote !== '' && fix.startsWith(quote)) return `补上“${short(fix.slice(quote.length))}”`
  return `改为“${short(fix)}”`
}

const short = (text: string): string => firstWords(text, MOST)
