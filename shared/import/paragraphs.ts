/** Where paragraphs begin in lines that lost their blank lines and, often, their indents. */
import type { TextLine } from './lines.ts'
import { isListed, sectionMarkIn } from './marks.ts'
import { firstTokenWidth, joinLines } from './spaces.ts'

/** Says of a line that it has no place, and why; `words` where it is only a part of it. */
export type Tell = (line: TextLine, why: string, words?: string) => void

const SENTENCE_END = /[。！？!?…][”’）》」』）)]*$/
/** So a paragraph may end too, before what it announces. */
const PARAGRAPH_END = /[。！？!?…：:；;][”’）》」』）)]*$/
const GOES_ON = /[，、,]$/
const CONTINUES = /^[，。、；：！？）》”’」』】〕,;:!?)]/
// First lines are two em short once their indent is lost (GB/T 9704-2012, 7.3.3), so a line is short only beyond that.
const LOST_INDENT = 2
const SHORTEST_PAGE_LINE = 24

function isShort(line: TextLine, next: TextLine, fullWidth: number): boolean {
  return line.width + firstTokenWidth(next.text) <= fullWidth - LOST_INDENT
}

/**
 * Em of a full line; infinite where nothing shows that lines were broken: every line of the body is indented, or none
 * is as long as a line of a page and none stops inside a sentence.
 */
export function measureOf(lines: readonly TextLine[], fullWidth: number): number {
  const isBroken = lines.some(
    ({ text, width }, at) =>
      at < lines.length - 1 && width >= fullWidth - 3 && !PARAGRAPH_END.test(text) && !sectionMarkIn(text),
  )
  return (!isBroken && fullWidth < SHORTEST_PAGE_LINE) || lines.every(({ indented }) => indented)
    ? Number.POSITIVE_INFINITY
    : fullWidth
}

/** Whether `next` may begin something new: what stands before it ends a sentence, or stops short, or `next` is indented. */
export function mayBegin(line: TextLine | undefined, next: TextLine, fullWidth: number): boolean {
  return !line || next.indented || SENTENCE_END.test(line.text) || isShort(line, next, fullWidth)
}

/** Whether `next` surely begins a paragraph: the sentence before it ended, and the line stopped short or `next` is indented. */
export function surelyBegins(line: TextLine | undefined, next: TextLine, fullWidth: number): boolean {
  return !line || (SENTENCE_END.test(line.text) && (next.indented || isShort(line, next, fullWidth)))
}

/** Running text has marks within; a heading has none. */
const INNER_MARK = /[，。；：、]./

/** Whether `next` goes on with `paragraph`, whose last line is `line`. */
function goesOn(paragraph: readonly TextLine[], line: TextLine, next: TextLine, fullWidth: number): boolean {
  if (CONTINUES.test(next.text) || GOES_ON.test(line.text)) return true
  if (next.indented || (isListed(next.text) && PARAGRAPH_END.test(line.text))) return false
  if (PARAGRAPH_END.test(line.text)) return !isShort(line, next, fullWidth)
  // How wide a line was on its page is known roughly only: what is surely no heading goes on until its sentence ends.
  const isText = paragraph.length > 1 || INNER_MARK.test(line.text)
  return Number.isFinite(fullWidth) && (isText || !isShort(line, next, fullWidth))
}

/**
 * Lines as text: lines of a paragraph joined, paragraphs divided by `\n`. A paragraph that ends no sentence is told,
 * but for one that stands first: a heading, or all there is.
 */
export function paragraphsOf(lines: readonly TextLine[], fullWidth: number, tell: Tell, headed: boolean): string {
  const paragraphs: TextLine[][] = []
  for (const [at, line] of lines.entries()) {
    const [before, current] = [lines[at - 1], paragraphs.at(-1)]
    if (before && current && goesOn(current, before, line, fullWidth)) current.push(line)
    else paragraphs.push([line])
  }
  for (const [at, paragraph] of paragraphs.entries()) {
    const last = paragraph.at(-1)
    const mayEndSo = at === 0 && (headed || paragraphs.length === 1)
    if (last && !mayEndSo && paragraph.length === 1 && !PARAGRAPH_END.test(last.text))
      tell(last, '不像正文的一段，也不接上下文，不知道放在哪里')
    else if (last && !mayEndSo && !PARAGRAPH_END.test(last.text) && at < paragraphs.length - 1)
      tell(last, '一句话没有写完就断开了，不知道是否接下一行')
  }
  return paragraphs.map((paragraph) => joinLines(paragraph.map(({ text }) => text))).join('\n')
}
