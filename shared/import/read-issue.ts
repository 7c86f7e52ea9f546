/**
 * An issue's plain text, as a PDF gives it, back to structured content.
 *
 * Order of work: lines of the page → head, sections, colophon → checked by the same schema as anything typed in.
 */
import type { z } from 'zod'
import { Content, type Section } from '../content/content.ts'
import { itemMark } from '../content/numbering.ts'
import { colophonOf, footIn } from './colophon.ts'
import { mastheadOf } from './head.ts'
import { linesOf } from './lines.ts'
import { sectionMarkIn } from './marks.ts'
import { sectionsOf } from './sections.ts'
import { quoted, UnreadableText } from './unreadable.ts'

const PERIOD = /(\d{4})年(1[0-2]|0?[1-9])月/

/**
 * Takes the text of one issue: lines broken anywhere, stray spaces, page breaks and page numbers, with or without a masthead.
 * Gives its content, figures as printed, masthead name and number null where the text lost them.
 * Throws `UnreadableText`, whose Chinese message says what is missing and where.
 */
export function readIssue(text: string): Content {
  const { lines, fullWidth } = linesOf(text)
  if (lines.length === 0) throw new UnreadableText('文件里没有文字')
  const first = lines.findIndex((line) => sectionMarkIn(line.text)?.number === 1)
  if (first < 0) throw new UnreadableText('缺少栏目：全文没有以“一、”开头的一行')
  const foot = footIn(lines, first + 1, fullWidth)
  if (foot < 0) throw new UnreadableText('缺少版记：文末没有以“报：”或“发：”开头的一行')

  const masthead = mastheadOf(lines.slice(0, first))
  const sections = sectionsOf({ lines: lines.slice(first, foot), fullWidth })
  const colophon = colophonOf(lines.slice(foot))
  return checked({ period: periodOf(sections, masthead.issueDate), masthead, sections, colophon })
}

/** The month in the figures section's title, or else the month before the issue date. */
function periodOf(sections: readonly Section[], issueDate: string): string {
  for (const { kind, title } of sections) {
    const [, year, month] = (kind === 'figures' && PERIOD.exec(title)) || []
    if (year && month) return `${year}-${month.padStart(2, '0')}`
  }
  const [year = 0, month = 0] = issueDate.split('-').map(Number)
  return month > 1 ? `${year}-${String(month - 1).padStart(2, '0')}` : `${year - 1}-12`
}

function checked(read: Content): Content {
  const { data, error } = Content.safeParse(read)
  if (data) return data
  const [issue] = error.issues
  throw new UnreadableText(issue ? `${placeOf(read, issue)}：${issue.message}` : '内容不合要求')
}

/** Where in the issue a schema finding lies, in words: `栏目“窗口资讯”（三）`. */
function placeOf({ sections }: Content, { path }: z.core.$ZodIssue): string {
  const [part, at, list, index] = path
  if (part === 'masthead') return '报头'
  if (part === 'colophon') return at === 'reporting' ? '版记“报：”' : '版记“发：”'
  const section = part === 'sections' && typeof at === 'number' ? sections[at] : undefined
  if (!section) return '全文'
  const item = list === 'items' && typeof index === 'number' ? itemMark(index + 1) : ''
  return `栏目${quoted(section.title)}${item}`
}
