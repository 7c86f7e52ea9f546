/** The items of a section, each with its text, its points and its tables. */
import type { ItemsSection } from '../content/content.ts'
import { itemMark, pointMark } from '../content/numbering.ts'
import type { Measure, TextLine } from './lines.ts'
import { itemMarkIn, pointMarkIn } from './marks.ts'
import { mayBegin, paragraphsOf, surelyBegins, type Tell } from './paragraphs.ts'
import { hasHeadingGap } from './spaces.ts'
import { withTables } from './tables.ts'
import { quoted } from './unreadable.ts'

type Item = ItemsSection['items'][number]

/** Its space would be gone, and heading and text one sentence. */
function tellGap(line: TextLine, tell: Tell): void {
  if (hasHeadingGap(line.raw)) tell(line, '标题与正文之间只隔着空格，请把正文另起一段')
}

/** Takes the lines from （一） to the next heading. */
export function itemsOf(title: string, lines: readonly TextLine[], measure: Measure, tell: Tell): Item[] {
  const { fullWidth } = measure
  const items: TextLine[][] = []
  let expected = 1
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const mark = itemMarkIn(line.text)
    if (mark && mark.number === expected && mayBegin(before, line, fullWidth)) {
      tellGap(line, tell)
      items.push([{ ...line, text: mark.rest }])
      expected += 1
    } else if (mark && (!before || surelyBegins(before, line, fullWidth))) {
      tell(line, `栏目${quoted(title)}的条目编号不连续：应为${itemMark(expected)}，见到${quoted(line.text)}`)
      items.push([{ ...line, text: mark.rest }])
      expected = mark.number + 1
    } else items.at(-1)?.push(line)
  }
  return items.map((item) => itemOf(item, measure, tell))
}

function itemOf(lines: readonly TextLine[], measure: Measure, tell: Tell): Item {
  const { fullWidth } = measure
  const { texts, tables } = withTables(lines, fullWidth, tell)
  const groups: TextLine[][] = [[]]
  for (const [at, line] of texts.entries()) {
    const [before, mark] = [texts[at - 1], at === 0 ? null : pointMarkIn(line.text)]
    if (mark?.number === groups.length && mayBegin(before, line, fullWidth)) {
      tellGap(line, tell)
      groups.push([{ ...line, text: mark.rest }])
    } else {
      if (mark && surelyBegins(before, line, fullWidth))
        tell(line, `分点编号不连续：应为“${pointMark(groups.length)}”，见到${quoted(line.text)}`)
      groups.at(-1)?.push(line)
    }
  }
  const [text = '', ...points] = groups.map((group) => paragraphsOf(group, measure, tell, true))
  return {
    text,
    ...(points.length > 0 && { points }),
    ...(tables.length > 0 && { tables }),
  }
}
