/** The names of the columns of a tally; the keys are also their order. */
import type { TallyCounts } from './tally.ts'

export const TALLY_COLUMNS = {
  score: '得分',
  called: '约稿',
  handedIn: '报送',
  onTime: '按时',
  late: '逾期',
  zeroReports: '无稿',
  adopted: '采用',
  characters: '字数',
} as const satisfies Record<keyof TallyCounts, string>
