/**
 * An issue's plain text, as a PDF gives it, back to structured content.
 *
 * Order of work: lines of the page → head, sections, colophon → checked by the same schema as anything typed in.
 */
import type { z } from 'zod'
import { Content, type Section } from '../content/content.ts'
import { itemMark } from '../content/numbering.ts'
import { colophonOf, footIn } from './colophon.ts'
import { headOf, isContents, isDateAlone, isRunningHead } from './issue-head.ts'
import { linesOf, type Rough, type TextLine } from './lines.ts'
import { pointMarkIn, sectionMarkIn } from './marks.ts'
import { mayBegin, measureOf, type Tell } from './paragraphs.ts'
import { sectionsOf } from './sections.ts'
import { quoted, type Unread, UnreadableText, unreadable } from './unreadable.ts'

const PERIOD = /(\d{4})年(1[0-2]|0?[1-9])月/
/** Longer than any issue; all work on a text is linear in its length. */
const MOST_CHARACTERS = 400_000
/** Objects, characters that no one could tell, and those that only a font of its own shows. */
const NO_CHARACTER = /[\uFFFC\uFFFD\uE000-\uF8FF]/
const N = '[0-9０-９一二三四五六七八九十]'
const STAFF =
  '联系人|联系电话|联系方式|电话|(?:本期|责任|执行)?编辑|责编|编校|编审|审核|审定|审签|签发人?|主办|(?:执行)?主编|总编|承办|校对|供稿|供稿单位|撰稿|来稿|来源|信息来源|主题词|抄送|抄报|备注|注'
const COMMENT = '编者按|编者注|编后语?|编后记|编后话|按语|短评|点评|(?:领导)?批示'
/** What may stand between the last item and the colophon, or beside the text, and has no place here. */
const NO_PLACE = new RegExp(
  [
    `^附(?:件|表|图|录)?${N}{0,2}[:：.、]`,
    `^[【［[（(]?附(?:件|表|图|录)${N}{0,2}(?:[】］\\]）)]|$)`,
    `^[（(]?(?:${STAFF})[:：]`,
    `^[【［[](?:${COMMENT})[】］\\]]|^(?:${COMMENT}|按)[:：]`,
    `^(?:本期)?(?:呈报?|呈送|上报|报送|印发|印送|发送)[:：]`,
    `^图${N}{1,2}(?![0-9])`,
    '^特此(?:通报|通知|报告|说明|函告|公告)[。！]?$',
  ].join('|'),
)

/** An attachment by its number and a space, which a line of the source still has. */
const ATTACHED = new RegExp(`^\\s*附(?:件|表|图|录)\\s?${N}{1,2}\\s`)

/** What stands for a part that is missing while the rest is read. */
const NO_MASTHEAD = { name: null, number: null, issuingUnit: '', issueDate: '' }
const NO_COLOPHON = { reporting: [], distribution: [] }

/** A piece of a line and where it ended. A line is one piece, or two where only some of its words were not read. */
export type Piece = { line: number; words: string; place: 'structure' | 'furniture' | 'unread' }
/** `content` is null where anything is unread. */
export type ReadLines = { content: Content | null; pieces: Piece[]; unread: Unread[] }

/**
 * Takes the text of one issue (lines broken anywhere, stray spaces, page numbers, with or without a masthead) and gives its content,
 * figures as printed, masthead name and number null where the text lost them.
 * @throws UnreadableText with every line that has no place, by its number and words
 */
export function readIssue(text: string): Content {
  const { content, unread } = readLines(text)
  if (!content || unread.length > 0) throw unreadable(unread)
  return checked(content)
}

/** As `readIssue`, and where each line ended. Throws where it has no section, without which nothing can be told of any line. */
export function readLines(text: string): ReadLines {
  if (text.length > MOST_CHARACTERS) throw new UnreadableText(`文字超过 ${MOST_CHARACTERS / 10_000} 万字，不像一期简报`)
  const { lines, fullWidth, furniture } = linesOf(text)
  if (lines.length === 0) throw new UnreadableText('文件里没有文字')
  const unread = new Map<number, Unread>()
  const tell: Tell = (line, why, words = line.raw.trim()) => {
    const known = unread.get(line.id)
    if (!known || known.words.length < words.length) unread.set(line.id, { line: line.number, words, why })
  }
  for (const line of lines) if (NO_CHARACTER.test(line.text)) tell(line, '有认不出的字符')

  const first = firstSection(lines)
  const missing: Unread[] = []
  const miss = (why: string) => void missing.push({ line: null, words: '', why })
  const found = footIn(lines, first + 1, fullWidth)
  if (found < 0) miss('缺少版记：文末没有以“报：”或“发：”开头的一行')
  const foot = found < 0 ? lines.length : found
  const { masthead, ...head } = headOf(lines.slice(0, first), fullWidth, { tell, miss }) ?? { masthead: NO_MASTHEAD }
  const heads: Rough[] = []
  const body = lines.slice(first, foot).filter((line, at, all) => {
    const isOwn = mayBegin(all[at - 1], line, fullWidth)
    if (isRunningHead(line, masthead, isOwn)) {
      heads.push(line)
      return false
    }
    const signs = isDateAlone(line) || (masthead.issuingUnit !== '' && line.text === masthead.issuingUnit)
    if (!isOwn || !(signs || NO_PLACE.test(line.text) || ATTACHED.test(line.raw))) return true
    tell(line, signs ? '落款没有放的地方' : '这一行没有放的地方，请删除或移入条目后再识别')
    return false
  })
  const paged = { lines: body, ...measureOf(body, fullWidth) }
  const sections = sectionsOf(paged, tell)
  const colophon = found < 0 ? NO_COLOPHON : colophonOf(lines.slice(foot), fullWidth, tell)
  const pieces = piecesOf(lines, new Set([...furniture, ...heads]), unread)
  const content = { period: periodOf(sections, masthead.issueDate), masthead, ...head, sections, colophon }
  const told = [...missing, ...unread.values()]
  return { content: told.length > 0 ? null : content, pieces, unread: told }
}

/** In the order of the source. */
function piecesOf(
  lines: readonly Rough[],
  furniture: ReadonlySet<Rough>,
  unread: ReadonlyMap<number, Unread>,
): Piece[] {
  const apart = [...furniture].map((line): Piece => ({ line: line.number, words: line.raw.trim(), place: 'furniture' }))
  const others = lines.flatMap((line): Piece[] => {
    if (furniture.has(line)) return []
    const [words, told] = [line.raw.trim(), unread.get(line.id)]
    if (!told) return [{ line: line.number, words, place: 'structure' }]
    const before = told.words === words ? '' : line.text.slice(0, -told.words.length)
    const piece: Piece = { line: line.number, words: told.words, place: 'unread' }
    return before === '' ? [piece] : [{ ...piece, words: before, place: 'structure' }, piece]
  })
  return [...apart, ...others].toSorted((a, b) => a.line - b.line)
}

/** The first heading; behind a list of contents, which has the same headings, the second one. Throws where there is none. */
function firstSection(lines: readonly TextLine[]): number {
  const isFirst = (line: TextLine) => sectionMarkIn(line.text)?.number === 1
  const first = lines.findIndex(isFirst)
  const contents = lines.findIndex(isContents)
  const again = contents >= 0 && contents < first ? lines.findIndex((line, at) => at > first && isFirst(line)) : -1
  if (first < 0) throw noSection(lines)
  return again < 0 ? first : again
}

/** As offices write the headings of sections that they do not number 一、. */
const OTHER_HEADING =
  /^第[一二三四五六七八九十0-9]{1,3}(?:部分|版块|板块|章)|^[【［[◆■●▲★][^。，；]{2,20}[】］\]]?$|^[（(]?[壹贰叁肆伍陆柒捌玖ⅠⅡⅢⅣⅤⅥ]/

/** Says so of all that would be the headings where an office numbers them 1、 2、 or otherwise. */
function noSection(lines: readonly TextLine[]): UnreadableText {
  const arabic = lines.filter(({ text }) => pointMarkIn(text) || OTHER_HEADING.test(text))
  if (arabic.length === 0) return new UnreadableText('缺少栏目：全文没有以“一、”开头的一行')
  const why = '全文没有以“一、”开头的一行；栏目应以“一、”编号'
  return unreadable(arabic.map(({ number, raw }) => ({ line: number, words: raw.trim(), why })))
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
