/** Whether an item tells of one unit, whose numbers are its own and not the centre's: 省税务局窗口…，提供电话咨询320人次. */
import { type WordList, wordsIn } from '../text/word-list.ts'

/** Ends of the names of units, and how a unit speaks of itself. */
const UNIT =
  /[\p{Script=Han}](?:厅|局|委|委员会|分公司|公司|银行|支行|法院|检察院|管理处|公证处)(?!部)|[本我该][厅局委单处]|[本我该]窗口/u
const COUNTER = /([\p{Script=Han}]{2})窗口/gu
/** Before 窗口, these name no unit. */
const NO_UNIT =
  /(?:[各类个的在到和与、]|综合|服务|办事|进驻|所有|全部|全体|全省|中心|大厅|实体|线下|线上|反映|政务|人工|专门|特色)$/

/** `names`: of the figures, which name no unit even where they hold 窗口. */
export function isOfOneUnit(text: string, names: readonly string[], roster: WordList = new Map()): boolean {
  const rest = names.reduce((words, name) => words.replaceAll(name, '，'), text)
  return (
    UNIT.test(rest) ||
    [...rest.matchAll(COUNTER)].some(([, before = '']) => !NO_UNIT.test(before)) ||
    wordsIn(rest, roster).length > 0
  )
}
