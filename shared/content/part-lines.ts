/** Points, tables and pictures in lines of text, as differences are shown. */
import type { FigureTable, Picture } from './content.ts'
import { pointMark } from './numbering.ts'

/** Without its own words a picture that was exchanged would show no difference. */
const pictureLine = ({ image, alt, caption = '' }: Picture): string =>
  `［图片 ${image.slice(0, 8)}］${caption}（说明：${alt}）`

const tableLines = ({ title, head, rows }: FigureTable): string[] => [
  `［表格］${title}`,
  ...[head, ...rows].map((row) => row.join('｜')),
]

type Parts = {
  points?: readonly string[] | undefined
  tables?: readonly FigureTable[] | undefined
  pictures?: readonly Picture[] | undefined
}

/** In printing order; no lines where there is nothing. */
export const partLines = ({ points = [], tables = [], pictures = [] }: Parts): string[] => [
  ...points.map((point, index) => pointMark(index + 1) + point),
  ...tables.flatMap(tableLines),
  ...pictures.map(pictureLine),
]
