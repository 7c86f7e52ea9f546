/**
 * An issue's plain text, as a PDF gives it, back to structured content.
 *
 * Order of work: lines of the page → head, sections, colophon → checked by the same schema as anything typed in.
 */
import type { z } from 'zod'
import { Content, type Section } from '../content/content.ts'
import { itemMark } from '../content/numbering.ts'
import { colophonOf, footIn } from './colophon.ts'
import { headOf, isContents, isDateAlone, isRunningHead } from './head.ts'
import { linesOf, type TextLine } from './lines.ts'
import { pointMarkIn, sectionMarkIn } from './marks.ts'
import { mayBegin, measureOf, type Tell } from './paragraphs.ts'
import { sectionsOf } from './sections.ts'
import { quoted, type Unread, UnreadableText, unreadable } from './unreadable.ts'

const PERIOD = /(\d{4})年(1[0-2]|0?[1-9])月/
/** Longer than any issue; all work on a text is linear in its length. */
const MOST_CHARACTERS = 400_000
/** Objects, characters that no one could tell, and those that only a font of its own shows. */
const NO_CHARACTER = /[\uFFFC\uFFFD\uE000-\uF8FF]/
/** What may stand between the last item and the colophon, or beside the text, and has no place here. */
const NO_PLACE =
  /^(?:附件[0-9一二三四五六七八九十]{0,2}[:：.、]|附件$|[（(]?(?:联系人|联系电话|电话|责任编辑|编辑|审核|签发人?|主办|承办|校对)[:：]|[【［[]?(?:编者按|按语)[】］\]]?[:：]|图[0-9一二三四五六七八九十]{1,2}(?![0-9]))/

/**
 * Takes the text of one issue: lines broken anywhere, stray spaces, page breaks and page numbers, with or without a masthead.
 * Gives its content, figures as printed, masthead name and number null where the text lost them.
 * Throws `UnreadableText` with every line that has no place, by its number and words.
 */
export function readIssue(text: string): Content {
  if (text.length > MOST_CHARACTERS) throw new UnreadableText(`文字超过 ${MOST_CHARACTERS / 10_000} 万字，不像一期简报`)
  const { lines, fullWidth } = linesOf(text)
  if (lines.length === 0) throw new UnreadableText('文件里没有文字')
  const unread = new Map<number, Unread>()
  const tell: Tell = ({ number, raw }, why, words = raw.trim()) => {
    if (!unread.has(number)) unread.set(number, { line: number, words, why })
  }
  for (const line of lines) if (NO_CHARACTER.test(line.text)) tell(line, '有认不出的字符')

  const first = firstSection(lines)
  if (first < 0) {
    const arabic = lines.find((line) => pointMarkIn(line.text)?.number === 1)
    throw arabic
      ? unreadable([
          { line: arabic.number, words: arabic.raw.trim(), why: '全文没有以“一、”开头的一行；栏目应以“一、”编号' },
        ])
      : new UnreadableText('缺少栏目：全文没有以“一、”开头的一行')
  }
  const foot = footIn(lines, first + 1, fullWidth)
  if (foot < 0) throw new UnreadableText('缺少版记：文末没有以“报：”或“发：”开头的一行')

  const { masthead, ...head } = headOf(lines.slice(0, first), fullWidth, tell)
  const body = lines.slice(first, foot).filter((line, at, all) => {
    if (isRunningHead(line, masthead)) return false
    const isOwn = mayBegin(all[at - 1], line, fullWidth)
    const signs = isDateAlone(line) || line.text === masthead.issuingUnit
    if (!isOwn || !(signs || NO_PLACE.test(line.text))) return true
    tell(line, signs ? '落款没有放的地方' : '这一行没有放的地方，请删除或移入条目后再识别')
    return false
  })
  const paged = { lines: body, fullWidth: measureOf(body, fullWidth) }
  const sections = sectionsOf(paged, tell)
  const colophon = colophonOf(lines.slice(foot), fullWidth, tell)
  if (unread.size > 0) throw unreadable([...unread.values()])
  return checked({ period: periodOf(sections, masthead.issueDate), masthead, ...head, sections, colophon })
}

/** The first heading; behind a list of contents, which has the same headings, the second one. */
function firstSection(lines: readonly TextLine[]): number {
  const isFirst = (line: TextLine) => sectionMarkIn(line.text)?.number === 1
  const first = lines.findIndex(isFirst)
  const contents = lines.findIndex(isContents)
  const again = contents >= 0 && contents < first ? lines.findIndex((line, at) => at > first && isFirst(line)) : -1
  return again < 0 ? first : again
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
  throw unreadable(
    error.issues.map((issue) => ({ line: null, words: '', why: `${placeOf(read, issue)}：${issue.message}` })),
  )
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
