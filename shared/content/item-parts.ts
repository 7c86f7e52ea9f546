/**
 * Points, tables and pictures, in two strictnesses: as they are printed, each line is filled in; while they are worked
 * on, a title, a head or the words for a picture may still be missing, and are a finding (part-findings.ts).
 */
import { z } from 'zod'
import { Hash, OptionalLine, Paragraphs } from '../fields.ts'
import {
  LEAST_COLUMNS,
  LONGEST,
  MOST_COLUMNS,
  MOST_PICTURES,
  MOST_POINTS,
  MOST_ROWS,
  MOST_TABLES,
} from './part-limits.ts'

type AnyLine = typeof OptionalLine

export const Points = z.array(Paragraphs(LONGEST.point)).max(MOST_POINTS, `一个条目最多 ${MOST_POINTS} 点`).optional()

export const tableOf = (line: AnyLine) =>
  z
    .strictObject({
      title: line(LONGEST.title),
      head: z
        .array(line(LONGEST.head))
        .min(LEAST_COLUMNS, '表格至少两列')
        .max(MOST_COLUMNS, `表格最多 ${MOST_COLUMNS} 列`),
      rows: z
        .array(z.array(OptionalLine(LONGEST.cell)).max(MOST_COLUMNS, `表格最多 ${MOST_COLUMNS} 列`))
        .min(1, '表格至少一行')
        .max(MOST_ROWS, `表格最多 ${MOST_ROWS} 行`),
    })
    .refine(({ head, rows }) => rows.every((row) => row.length === head.length), '表格每行的列数须与表头一致')

/** `caption` is left out where there is none. */
export const pictureOf = (line: AnyLine) =>
  z.strictObject({ image: Hash, alt: line(LONGEST.alt), caption: line(LONGEST.caption).optional() })

export const exhibitsOf = <T extends z.ZodType, P extends z.ZodType>(table: T, picture: P) => ({
  tables: z.array(table).max(MOST_TABLES, `最多 ${MOST_TABLES} 个表格`).optional(),
  pictures: z.array(picture).max(MOST_PICTURES, `最多 ${MOST_PICTURES} 张图片`).optional(),
})

const WorkingTable = tableOf(OptionalLine)
const WorkingPicture = pictureOf(OptionalLine)
export const WorkingExhibits = exhibitsOf(WorkingTable, WorkingPicture)
export const WorkingParts = { points: Points, ...WorkingExhibits }
