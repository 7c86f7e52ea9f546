/** Where paragraphs begin in lines that lost their blank lines and, often, their indents. */
import type { Measure, TextLine } from './lines.ts'
import { isListed, sectionMarkIn } from './marks.ts'
import { firstTokenWidth, firstWordsWidth, hasBrokenNumber, joinLines } from './spaces.ts'

/** Says of a line that it has no place, and why; `words` where it is only a part of it. */
export type Tell = (line: TextLine, why: string, words?: string) => void

const SENTENCE_END = /[。！？!?…][”’）》」』）)]*$/
/** So a paragraph may end too, before what it announces. */
const PARAGRAPH_END = /[。！？!?…：:；;][”’）》」』）)]*$/
const NUMBER_ALONE = /^[0-9０-９.．,，]{1,9}[%％]?$/
const GOES_ON = /[，、,]$/
const CONTINUES = /^[，。、；：！？）》”’」』】〕,;:!?)]/
// First lines are two em short once their indent is lost (GB/T 9704-2012, 7.3.3), so a line is short only beyond that.
const LOST_INDENT = 2
const SHORTEST_PAGE_LINE = 24

function isShort(line: TextLine, next: TextLine, fullWidth: number): boolean {
  return line.width + firstTokenWidth(next.text) <= fullWidth - LOST_INDENT
}

/**
 * A full line; infinite where nothing shows that lines were broken. Where only first and last lines of a paragraph reach `fullWidth`, of
 * which the first may have lost their indent, a full line may be longer by that.
 */
export function measureOf(lines: readonly TextLine[], fullWidth: number): Measure {
  const isBroken = lines.some(
    ({ text, width }, at) =>
      at < lines.length - 1 && width >= fullWidth - 3 && !PARAGRAPH_END.test(text) && !sectionMarkIn(text),
  )
  if ((!isBroken && fullWidth < SHORTEST_PAGE_LINE) || lines.every(({ indented }) => indented))
    return { fullWidth: Number.POSITIVE_INFINITY, unsure: false }
  const full = lines.flatMap(({ width }, at) => (width >= fullWidth ? [at] : []))
  const isShown = full.length === 0 || full.some((at) => isInside(lines[at - 1]) && isInside(lines[at]))
  return { fullWidth: isShown ? fullWidth : fullWidth + LOST_INDENT, unsure: !isShown }
}

/** Whether the line behind this one goes on with its sentence. */
const isInside = (line: TextLine | undefined): boolean =>
  line !== undefined && !PARAGRAPH_END.test(line.text) && !sectionMarkIn(line.text)

/** Whether `next` may begin something new: what stands before it ends a sentence, or stops short, or `next` is indented. */
export function mayBegin(line: TextLine | undefined, next: TextLine, fullWidth: number): boolean {
  return !line || next.indented || SENTENCE_END.test(line.text) || isShort(line, next, fullWidth)
}

/** Whether `next` surely begins a paragraph: the sentence before it ended, and the line stopped short or `next` is indented. */
export function surelyBegins(line: TextLine | undefined, next: TextLine, fullWidth: number): boolean {
  return !line || (SENTENCE_END.test(line.text) && (next.indented || isShort(line, next, fullWidth)))
}

/** Words that stay together may have been too long for the rest of a line that seems to stop short. */
const hadNoRoomForWords = (line: TextLine, next: TextLine, fullWidth: number): boolean =>
  line.width + firstWordsWidth(next.text) > fullWidth - LOST_INDENT

const LABELLED = /^[【［[（(]?[\p{Script=Han}]{2,6}[:：]/u
/** A line inside a sentence that leaves so many em free, and does not stand at a page's edge, was not broken by its page. */
const MUCH_ROOM = 4

const BREAK_DOUBT =
  '上一行恰好写满，不知道这一行是接着写还是另起一段；接着写的请并到上一行，另起一段的请在行首加两个全角空格'

const leastOf = ({ fullWidth, unsure }: Measure): number => (unsure ? fullWidth - LOST_INDENT : fullWidth)

/** Em of a full line of this paragraph. Where first lines are indented, one that is not goes on, if the line before may have been full. */
const fullFor = (paragraph: readonly TextLine[], measure: Measure): number =>
  paragraph[0]?.indented ? leastOf(measure) : measure.fullWidth

/** Whether a first line was so nearly full that the next, taken for a new paragraph, may go on with it. */
function mayHaveGoneOn(paragraph: readonly TextLine[], line: TextLine, next: TextLine, measure: Measure): boolean {
  if (paragraph.length > 1 || next.indented || isListed(next.text) || !Number.isFinite(measure.fullWidth)) return false
  const least = leastOf(measure)
  return PARAGRAPH_END.test(line.text)
    ? line.width + firstTokenWidth(next.text) > least - LOST_INDENT - 1
    : hadNoRoomForWords(line, next, least)
}

/** Why it is not known whether `next` goes on with `paragraph`, though it seems to; null where it is. */
function doubtOf(
  paragraph: readonly TextLine[],
  line: TextLine,
  next: TextLine,
  fullWidth: number,
  breaksAreSeen: boolean,
): string | null {
  if (NUMBER_ALONE.test(next.text)) return '一行里只有一个数字，不知道是页码还是正文'
  if (GOES_ON.test(line.text) || CONTINUES.test(next.text) || !Number.isFinite(fullWidth)) return null
  if (PARAGRAPH_END.test(line.text)) {
    if (LABELLED.test(next.text)) return '不知道是接上一行，还是另起一段'
    const hadRoom = paragraph.length > 1 && line.width + firstTokenWidth(next.text) <= fullWidth - 1
    return hadRoom || breaksAreSeen ? BREAK_DOUBT : null
  }
  return null
}

/** Whether a line inside a sentence was not broken by its page, so that it may be no part of the sentence. */
function stopsShort(line: TextLine, next: TextLine, fullWidth: number, inside: boolean): boolean {
  if (PARAGRAPH_END.test(line.text) || GOES_ON.test(line.text)) return false
  // No page begins a line with a comma; an extractor may, where it breaks lines at its own places, but then not after a few words.
  if (CONTINUES.test(next.text)) return inside && line.width < fullWidth / 3
  const hadRoom = line.width + firstTokenWidth(next.text) <= fullWidth - LOST_INDENT - MUCH_ROOM
  return Number.isFinite(fullWidth) && hadRoom && !line.edge && !next.edge
}

/** Running text has marks within; a heading has none. */
const INNER_MARK = /[，。；：、]./

/** Whether `next` goes on with `paragraph`, whose last line is `line`. */
function goesOn(paragraph: readonly TextLine[], line: TextLine, next: TextLine, measure: Measure): boolean {
  const full = fullFor(paragraph, measure)
  if (CONTINUES.test(next.text) || GOES_ON.test(line.text)) return true
  if (next.indented || (isListed(next.text) && PARAGRAPH_END.test(line.text))) return false
  if (PARAGRAPH_END.test(line.text)) return !isShort(line, next, full)
  // How wide a line was on its page is known roughly only: what is surely no heading goes on until its sentence ends.
  const isText = paragraph.length > 1 || INNER_MARK.test(line.text)
  if (!Number.isFinite(full)) return false
  if (isText || !isShort(line, next, full)) return true
  return paragraph[0]?.indented === true && hadNoRoomForWords(line, next, full)
}

/**
 * Lines as text: lines of a paragraph joined, paragraphs divided by `\n`. A paragraph that ends no sentence is told,
 * but for one that stands first: a heading, or all there is.
 */
export function paragraphsOf(lines: readonly TextLine[], measure: Measure, tell: Tell, headed: boolean): string {
  const { fullWidth } = measure
  const paragraphs: TextLine[][] = []
  const indents = lines[0]?.indented === true
  for (const [at, line] of lines.entries()) {
    const [before, current] = [lines[at - 1], paragraphs.at(-1)]
    if (before && current && goesOn(current, before, line, measure)) {
      const doubt = doubtOf(current, before, line, fullFor(current, measure), !indents && paragraphs.length > 1)
      if (doubt) tell(line, doubt)
      if (stopsShort(before, line, fullWidth, current.length > 1))
        tell(before, '这一行没有写满，句子也没有完，不知道是否接下一行')
      current.push(line)
    } else {
      if (before && current && mayHaveGoneOn(current, before, line, measure)) tell(line, BREAK_DOUBT)
      paragraphs.push([line])
    }
  }
  tellUnended(paragraphs, tell, headed)
  return paragraphs.map((paragraph) => joined(paragraph, tell)).join('\n')
}

/** Whether a line before the last ended a sentence, so that what stands behind it, unended, may be no part of the text. */
const endedBefore = (paragraph: readonly TextLine[]): boolean =>
  paragraph.slice(0, -1).some(({ text }) => PARAGRAPH_END.test(text))

/** A paragraph's lines as one text; a number in it that a space may have broken is told. */
function joined(paragraph: readonly TextLine[], tell: Tell): string {
  const text = joinLines(paragraph.map((line) => line.text))
  const broken = hasBrokenNumber(text) && (paragraph.find((line) => hasBrokenNumber(line.text)) ?? paragraph.at(-1))
  if (broken) tell(broken, '数字中间有空格，不知道是一个数还是两个，请改正后再识别')
  return text
}

function tellUnended(paragraphs: readonly TextLine[][], tell: Tell, headed: boolean): void {
  for (const [at, paragraph] of paragraphs.entries()) {
    const last = paragraph.at(-1)
    const mayEndSo = at === 0 && (headed || paragraphs.length === 1)
    if (last && !mayEndSo && paragraph.length === 1 && !PARAGRAPH_END.test(last.text))
      tell(last, '不像正文的一段，也不接上下文，不知道放在哪里')
    else if (last && !PARAGRAPH_END.test(last.text) && (!mayEndSo || endedBefore(paragraph)))
      tell(last, '一句话没有写完就断开了，不知道是否接下一行')
  }
}
