/** The foot of an issue: who it is reported and distributed to, group by group, with the marks as printed. */
import type { Content, Group } from '../content/content.ts'
import type { TextLine } from './lines.ts'
import { itemMarkIn, sectionMarkIn } from './marks.ts'
import { mayBegin, type Tell } from './paragraphs.ts'
import { depthAfter, joinLines, withoutStraySpaces } from './spaces.ts'
import { quoted } from './unreadable.ts'

const LABEL = '(?:报|送|发|呈|呈报|呈送|主报|主送|抄送|抄报|抄发|分送)'
const LIST = new RegExp(`^(${LABEL})[:：](.*)$`)
/** Where a second list begins on a line of the source: behind a full stop or a wide space. */
const NEXT_ON_LINE = new RegExp(`(?<=。|。\\s|\\s\\s|\\u3000)(?=${LABEL}\\s?[:：])`)
const MARKS: Readonly<Record<string, Group['mark']>> = {
  '、': '、',
  '，': '，',
  ',': '，',
  '；': '；',
  ';': '；',
  '。': '。',
}

/**
 * The index of its first line, `from` or later, or -1. “印发：” or “通报：” broken after its first character looks like a list: one that
 * the line before lets begin is believed first, then the last one, and 报 just before a believed 发.
 */
export function footIn(lines: readonly TextLine[], from: number, fullWidth: number): number {
  const opens = (line: TextLine, at: number) => at >= from && LIST.test(line.text)
  const believed = lines.findIndex((line, at) => opens(line, at) && mayBegin(lines[at - 1], line, fullWidth))
  const foot = believed < 0 ? lines.findLastIndex(opens) : believed
  if (foot < 0 || lines[foot]?.text.startsWith('报')) return foot
  const before = lines.findLastIndex((line, at) => at < foot && (opens(line, at) || isNumbered(line)))
  return lines[before]?.text.startsWith('报') && before >= from ? before : foot
}

const isNumbered = ({ text }: TextLine): boolean => itemMarkIn(text) !== null || sectionMarkIn(text) !== null

const PLACES: Readonly<Record<string, 'reporting' | 'sending' | 'distribution'>> = {
  报: 'reporting',
  送: 'sending',
  发: 'distribution',
}
const COPIES = /^[（(]?(?:共印|印数[:：]?)([0-9０-９]{1,5})份[）)]?[。]?$/
/** Lines of a colophon that are in no list: whose print it is and when, and any other label. */
const NO_LIST = /印发[。]?$|年.{1,3}月.{1,3}日[。]?$|^[\p{Script=Han}]{2,8}[:：]/u
const LIST_GOES_ON = /[、，；,;：:（(]$/

/** Takes the lines from the first `报：` or `发：` to the end, and tells those that a colophon here has no place for. */
export function colophonOf(source: readonly TextLine[], fullWidth: number, tell: Tell): Content['colophon'] {
  const lines = source.flatMap(listsOnLine)
  const colophon: Content['colophon'] = { reporting: [], distribution: [] }
  const lists = new Map<string, Open>()
  let open: Open | null = null
  for (const [at, line] of lines.entries()) {
    const [, label, rest = ''] = LIST.exec(line.text) ?? []
    const copies = COPIES.exec(line.text)?.[1]
    if (label !== undefined) {
      open = null
      if (!Object.hasOwn(PLACES, label)) tell(line, `版记只收“报：”“送：”和“发：”，不收“${label}：”`)
      else if (lists.has(label)) tell(line, `版记里“${label}：”出现了两次`)
      else {
        open = { lines: [], depth: 0 }
        add(open, { ...line, text: rest })
        lists.set(label, open)
      }
    } else if (copies !== undefined && colophon.copies === undefined) {
      open = null
      colophon.copies = Number(copies.normalize('NFKC'))
    } else if (open && !NO_LIST.test(line.text) && goesOnWith(lines[at - 1], open, fullWidth)) add(open, line)
    else tell(line, '版记里没有认出的文字')
  }
  for (const [label, list] of lists) {
    const place = PLACES[label]
    if (place) colophon[place] = groupsOf(label, list.lines, tell)
  }
  return colophon
}

/** `报：甲　　送：乙` is two lists. Each part keeps the width of the whole line, which says whether the last one goes on. */
function listsOnLine(line: TextLine): TextLine[] {
  if (!LIST.test(line.text)) return [line]
  return line.raw.split(NEXT_ON_LINE).map((raw) => ({ ...line, text: withoutStraySpaces(raw) }))
}

/** A list that may go on, and how many brackets are open at its end: counted as it grows, since it may be long. */
type Open = { lines: TextLine[]; depth: number }

function add(open: Open, line: TextLine): void {
  open.lines.push(line)
  for (const character of line.text) open.depth = depthAfter(character, open.depth)
}

/** Whether a list that was open before is not at its end: inside a bracket, after a mark, or broken at the end of a full line. */
function goesOnWith(before: TextLine | undefined, { depth }: Open, fullWidth: number): boolean {
  if (!before || before.text.endsWith('。')) return false
  return depth > 0 || LIST_GOES_ON.test(before.text) || before.width >= fullWidth - 3
}

/** A colon in a group's name that no bracket holds. */
const COLON_OUTSIDE = /^[^（(《“]*[:：]/

/** `甲、乙（丙、丁）。` → 甲 then 、, 乙（丙、丁） then 。 Marks inside brackets and quotes divide nothing. */
function groupsOf(label: string, lines: readonly TextLine[], tell: Tell): Group[] {
  const [first] = lines
  const wrong = (why: string) => first && tell(first, why)
  const groups: Group[] = []
  let name = ''
  let depth = 0
  const close = (mark: Group['mark']) => {
    if (COLON_OUTSIDE.test(name))
      wrong(`版记“${label}：”里${quoted(name.trim())}还有冒号，不知道是不是另一张名单，请分行`)
    if (name.trim() === '') wrong(`版记“${label}：”第 ${groups.length + 1} 组是空的`)
    if (groups.at(-1)?.mark === '。') wrong(`版记“${label}：”在句号之后还有没认出的文字${quoted(name)}`)
    groups.push({ name: name.trim(), mark })
    name = ''
  }
  for (const character of joinLines(lines.map(({ text }) => text))) {
    const mark = depth === 0 ? MARKS[character] : undefined
    if (mark) close(mark)
    else {
      name += character
      depth = depthAfter(character, depth)
    }
  }
  if (depth !== 0) wrong(`版记“${label}：”里的括号或引号不成对`)
  if (name.trim() !== '') close('。')
  return groups
}
