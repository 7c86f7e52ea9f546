/** The foot of an issue: who it is reported and distributed to, group by group, with the marks as printed. */
import type { Content, Group } from '../content/content.ts'
import type { TextLine } from './lines.ts'
import { itemMarkIn, sectionMarkIn } from './marks.ts'
import { mayBegin } from './paragraphs.ts'
import { depthAfter, joinLines } from './spaces.ts'
import { quoted, UnreadableText } from './unreadable.ts'

const LIST = /^(报|送|发|主送|抄送|抄报|抄发|分送)[:：](.*)$/
const MARKS: Readonly<Record<string, Group['mark']>> = {
  '、': '、',
  '，': '，',
  ',': '，',
  '；': '；',
  ';': '；',
  '。': '。',
}

/**
 * Where the colophon begins: the index, `from` or later, of its first line, or -1.
 *
 * “印发：” or “通报：” broken after its first character leaves a line inside a sentence that looks like a list;
 * one that what stands before lets begin is believed first, then the last one, and 报 just before a believed 发.
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

/** Takes the lines from the first `报：` or `发：` to the end. Throws `UnreadableText` for what a colophon here cannot hold. */
export function colophonOf(lines: readonly TextLine[]): Content['colophon'] {
  const lists = new Map<string, string[]>()
  let open: string[] = []
  for (const { text } of lines) {
    const [, label, rest = ''] = LIST.exec(text) ?? []
    if (label === undefined) {
      open.push(text)
      continue
    }
    if (label !== '报' && label !== '发') throw new UnreadableText(`版记只收“报：”和“发：”两项，不收“${label}：”`)
    if (lists.has(label)) throw new UnreadableText(`版记里“${label}：”出现了两次`)
    open = [rest]
    lists.set(label, open)
  }
  return { reporting: groupsOf('报', lists.get('报')), distribution: groupsOf('发', lists.get('发')) }
}

/** `甲、乙（丙、丁）。` → 甲 then 、, 乙（丙、丁） then 。 Marks inside brackets and quotes divide nothing. */
function groupsOf(label: string, lines: readonly string[] = []): Group[] {
  const groups: Group[] = []
  let name = ''
  let depth = 0
  const close = (mark: Group['mark']) => {
    if (name.trim() === '') throw new UnreadableText(`版记“${label}：”第 ${groups.length + 1} 组是空的`)
    if (groups.at(-1)?.mark === '。')
      throw new UnreadableText(`版记“${label}：”在句号之后还有没认出的文字${quoted(name)}`)
    groups.push({ name: name.trim(), mark })
    name = ''
  }
  for (const character of joinLines(lines)) {
    const mark = depth === 0 ? MARKS[character] : undefined
    if (mark) close(mark)
    else {
      name += character
      depth = depthAfter(character, depth)
    }
  }
  if (depth !== 0) throw new UnreadableText(`版记“${label}：”里的括号或引号不成对`)
  if (name.trim() !== '') close('。')
  return groups
}
