/** Whether a table's numbers and words can stand beside one another, before it is printed (fit-tables.ts measures it then). */
import { emsOf } from './ems.ts'
import { runsOf } from './runs.ts'
import { TYPE_AREA } from './type-area.ts'

/** The type area in ems of 六号, the smallest size that a table is set in. */
const WIDTH = TYPE_AREA.width / (7.5 * (25.4 / 72))
/** Left and right of a cell's text, and a rule. */
const ROOM = 0.6 + 0.1

/** What a narrow column cannot break: numbers, words of letters, or a single character. */
const leastOf = (text: string): number =>
  runsOf(text).reduce((least, run) => {
    if (run.breaks === 'whole') return Math.max(least, emsOf(run.text))
    const words = run.breaks === 'anywhere' ? [] : (run.text.match(/[!-~]+/g) ?? [])
    return Math.max(least, run.text.trim() === '' ? 0 : 1, ...words.map(emsOf))
  }, 0)

export function isTooWide({ head, rows }: { head: string[]; rows: string[][] }): boolean {
  const columns = head.map((text, i) => Math.max(...[text, ...rows.map((row) => row[i] ?? '')].map(leastOf)) + ROOM)
  return columns.reduce((sum, column) => sum + column, 0) > WIDTH
}
