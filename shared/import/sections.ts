/** The sections of an issue: headings in running order, and under each either numbered items or running text with figures. */
import type { Section } from '../content/content.ts'
import { itemMark, sectionMark } from '../content/numbering.ts'
import { figuresIn } from './figures.ts'
import type { Page, TextLine } from './lines.ts'
import { itemMarkIn, sectionMarkIn } from './marks.ts'
import { mayBegin, paragraphsOf, surelyBegins } from './paragraphs.ts'
import { firstTokenWidth, joinLines } from './spaces.ts'
import { quoted, UnreadableText } from './unreadable.ts'

const LONGEST_TITLE = 60
const NO_TITLE_END = /[。；，、：！？;,:!?]$/

type Block = { title: string; headingWidth: number; body: TextLine[] }

/** Takes the lines from `一、` to the colophon. Throws `UnreadableText` where a number is missing or text has no place. */
export function sectionsOf({ lines, fullWidth }: Page): Section[] {
  const blocks: Block[] = []
  for (const [at, line] of lines.entries()) {
    const mark = sectionMarkIn(line.text)
    if (mark && (at === 0 || looksLikeHeading(lines, at, fullWidth))) {
      if (mark.number !== blocks.length + 1)
        throw new UnreadableText(`栏目编号不连续：应为“${sectionMark(blocks.length + 1)}”，见到${quoted(line.text)}`)
      blocks.push({ title: mark.rest, headingWidth: line.width, body: [] })
    } else blocks.at(-1)?.body.push(line)
  }
  return blocks.map((block) => sectionOf(block, fullWidth))
}

/** A title stands alone on its line: it closes no sentence, and the next line did not have to be broken off it. */
function looksLikeHeading(lines: readonly TextLine[], at: number, fullWidth: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!line || NO_TITLE_END.test(line.text) || Array.from(line.text).length > LONGEST_TITLE + 4) return false
  if (!mayBegin(before, line, fullWidth)) return false
  const itemsFollow = [after, lines[at + 2]].some((next) => next && itemMarkIn(next.text)?.number === 1)
  return itemsFollow || !after || !isFull(line.width, after, fullWidth)
}

/** Whether a heading of this width could not take in the start of the next line, so that the line may go on with the title. */
function isFull(width: number, next: TextLine, fullWidth: number): boolean {
  return width + firstTokenWidth(next.text) > fullWidth - 2
}

function sectionOf({ title, headingWidth, body }: Block, fullWidth: number): Section {
  const [first] = body
  if (!first) return { kind: 'items', title, items: [] }
  const firstItem = body.findIndex(
    (line, at) => itemMarkIn(line.text)?.number === 1 && (at === 0 || surelyBegins(body[at - 1], line, fullWidth)),
  )
  const titleGoesOn = isFull(headingWidth, first, fullWidth) && itemMarkIn(body[1]?.text ?? '')?.number === 1
  if (titleGoesOn && !itemMarkIn(first.text))
    return { kind: 'items', title: joinLines([title, first.text]), items: itemsOf(title, body.slice(1), fullWidth) }
  if (itemMarkIn(first.text)) return { kind: 'items', title, items: itemsOf(title, body, fullWidth) }
  if (firstItem > 0)
    throw new UnreadableText(`栏目${quoted(title)}的标题与（一）之间有没编号的文字${quoted(first.text)}`)
  return { kind: 'figures', title, ...figuresIn(paragraphsOf(body, fullWidth)) }
}

function itemsOf(title: string, lines: readonly TextLine[], fullWidth: number): { text: string }[] {
  const items: TextLine[][] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const mark = itemMarkIn(line.text)
    if (mark && mark.number === items.length + 1 && mayBegin(before, line, fullWidth)) {
      items.push([{ ...line, text: mark.rest }])
    } else if (mark && surelyBegins(before, line, fullWidth)) {
      throw new UnreadableText(
        `栏目${quoted(title)}的条目编号不连续：应为${itemMark(items.length + 1)}，见到${quoted(line.text)}`,
      )
    } else items.at(-1)?.push(line)
  }
  return items.map((item) => ({ text: paragraphsOf(item, fullWidth) }))
}
