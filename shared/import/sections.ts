/** The sections of an issue: headings in running order, and under each either numbered items or running text with figures. */
import type { Section } from '../content/content.ts'
import { itemMark, sectionMark } from '../content/numbering.ts'
import { figuresIn } from './figures.ts'
import { itemsOf } from './items.ts'
import type { Measure, Page, TextLine } from './lines.ts'
import { isListed, itemMarkIn, pointMarkIn, sectionMarkIn } from './marks.ts'
import { mayBegin, paragraphsOf, surelyBegins, type Tell } from './paragraphs.ts'
import { firstTokenWidth, joinLines } from './spaces.ts'
import { withTables } from './tables.ts'
import { quoted } from './unreadable.ts'

const LONGEST_TITLE = 60
const NO_TITLE_END = /[。；，、：！？;,:!?]$/

type Block = { title: string; heading: TextLine; body: TextLine[] }

/** Takes the lines from `一、` to the colophon, and tells those that have no place. */
export function sectionsOf({ lines, ...measure }: Page, tell: Tell): Section[] {
  const { fullWidth } = measure
  const blocks: Block[] = []
  for (const [at, line] of lines.entries()) {
    const mark = sectionMarkIn(line.text)
    if (mark && (at === 0 || looksLikeHeading(lines, at, fullWidth))) {
      if (mark.number !== blocks.length + 1)
        tell(line, `栏目编号不连续：应为“${sectionMark(blocks.length + 1)}”，见到${quoted(line.text)}`)
      if (/[。！？]/.test(mark.rest)) tell(line, '栏目标题与正文写在同一行，请把正文另起一行')
      blocks.push({ title: mark.rest, heading: line, body: [] })
    } else if (mark?.number === blocks.length + 1 && surelyBegins(lines[at - 1], line, fullWidth)) {
      tell(line, '像栏目标题，但写了句子；请把标题单独成行')
    } else blocks.at(-1)?.body.push(line)
  }
  return blocks.map((block) => {
    if (holdsBody(block)) tell(block.heading, '栏目标题与正文写在同一行，请把正文另起一行')
    return sectionOf(block, measure, tell)
  })
}

/** Whether what stands as a heading is the section's text as well: it has clauses with figures, or clauses and nothing under it. */
const holdsBody = ({ title, body }: Block): boolean =>
  /[，：:；]./.test(title) && (body.length === 0 || figuresIn(title).figures.length > 0)

/** A title stands alone on its line: it closes no sentence, and the next line did not have to be broken off it. */
function looksLikeHeading(lines: readonly TextLine[], at: number, fullWidth: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!line || NO_TITLE_END.test(line.text) || Array.from(line.text).length > LONGEST_TITLE + 4) return false
  if (!mayBegin(before, line, fullWidth)) return false
  const itemsFollow = [after, lines[at + 2]].some((next) => next && itemMarkIn(next.text)?.number === 1)
  return itemsFollow || !after || after.indented || !isFull(line.width, after, fullWidth)
}

/** Whether a heading of this width could not take in the start of the next line, so that the line may go on with the title. */
function isFull(width: number, next: TextLine, fullWidth: number): boolean {
  return width + firstTokenWidth(next.text) > fullWidth - 2
}

function sectionOf({ title, heading, body }: Block, measure: Measure, tell: Tell): Section {
  const { fullWidth } = measure
  const [first] = body
  if (!first) return { kind: 'items', title, items: [] }
  const firstItem = body.findIndex(
    (line, at) => itemMarkIn(line.text)?.number === 1 && (at === 0 || mayBegin(body[at - 1], line, fullWidth)),
  )
  const titleGoesOn = isFull(heading.width, first, fullWidth) && itemMarkIn(body[1]?.text ?? '')?.number === 1
  if (titleGoesOn && !itemMarkIn(first.text) && !first.indented)
    return {
      kind: 'items',
      title: joinLines([title, first.text]),
      items: itemsOf(title, body.slice(1), measure, tell),
    }
  if (itemMarkIn(first.text)) return { kind: 'items', title, items: itemsOf(title, body, measure, tell) }
  if (firstItem > 0) {
    for (const line of body.slice(0, firstItem))
      tell(line, `栏目${quoted(title)}的标题与${itemMark(1)}之间有没编号的文字，请移入条目`)
    return { kind: 'items', title, items: itemsOf(title, body.slice(firstItem), measure, tell) }
  }
  const { texts, tables } = withTables(body, fullWidth, tell)
  for (const [at, line] of texts.entries()) {
    const marked = pointMarkIn(line.text) || isListed(line.text) || sectionMarkIn(line.text)
    if (marked && mayBegin(texts[at - 1], line, fullWidth))
      tell(line, `条目应以${itemMark(1)}${itemMark(2)}编号，请改过编号再识别`)
  }
  const read = figuresIn(paragraphsOf(texts, measure, tell, false))
  return { kind: 'figures', title, ...read, ...(tables.length > 0 && { tables }) }
}
