/** Lays content out as the text of a PDF: full lines, lost blank lines, stray spaces, pages with numbers. */

import { dayInChinese } from '#shared/calendar.ts'
import type { Content } from '#shared/content/content.ts'
import { itemMark, sectionMark } from '#shared/content/numbering.ts'

const WIDTH = 28

export type Accidents = {
  /** A choice of 0 ≤ n < `below`, from the test's source of randomness. */
  pick: (below: number) => number
  pageBreak: 'form-feed' | 'leading-space' | 'none'
  indent: '' | '　　'
  blankLines: boolean
}

/** `indent` in em, and what of it the text still shows. */
type Paragraph = { line: string; indent: number; shown: string }

/** What a PDF of `content` would give as text, with accidents. */
export function pdfTextOf(content: Content, accidents: Accidents): string {
  const { masthead, sections, colophon } = content
  const paragraphs = [masthead.name, masthead.number, `${masthead.issuingUnit}　${dayInChinese(masthead.issueDate)}`]
    .filter((line) => line !== null)
    .map((line): Paragraph => ({ line, indent: 0, shown: '' }))
  const add = (line: string, shown = accidents.indent) => paragraphs.push({ line, indent: 2, shown })
  // Where the line before is nearly full and indents are lost, nothing tells a new paragraph: that one keeps its indent.
  const addAnother = (line: string) => {
    const before = paragraphs.at(-1)
    const last = before ? broken(before, { ...accidents, pick: (below) => below - 1 }).at(-1) : undefined
    add(line, (last ?? '').length > WIDTH - 5 ? '　　' : accidents.indent)
  }
  for (const [at, section] of sections.entries()) {
    add(sectionMark(at + 1) + section.title)
    if (section.kind === 'figures')
      for (const [part, line] of filled(section).split('\n').entries()) part === 0 ? add(line) : addAnother(line)
    else
      for (const [number, { text }] of section.items.entries())
        for (const [part, line] of text.split('\n').entries())
          part === 0 ? add(itemMark(number + 1) + line) : addAnother(line)
  }
  for (const [label, groups] of [
    ['报', colophon.reporting],
    ['发', colophon.distribution],
  ] as const)
    paragraphs.push({ line: `${label}：${groups.map(({ name, mark }) => name + mark).join('')}`, indent: 0, shown: '' })
  return paged(
    paragraphs.flatMap((paragraph) => broken(paragraph, accidents)),
    accidents,
  )
}

function filled({ text, figures }: Extract<Content['sections'][number], { kind: 'figures' }>): string {
  return figures.reduce((so, { id, value, unit }) => so.replace(`{${id}}`, () => value + unit), text)
}

/** Lines of 28 em, the first shorter by the indent, whether that is kept or lost; stray spaces strewn in. */
function broken({ line: text, indent, shown }: Paragraph, accidents: Accidents): string[] {
  const lines = ['']
  let room = WIDTH - indent
  for (const token of text.match(/[!-~]+(?: [!-~]+)*|./gsu) ?? []) {
    const width = /^[!-~]/.test(token) ? token.length / 2 : 1
    if (width > room) {
      lines.push('')
      room = WIDTH
    }
    lines.push((lines.pop() ?? '') + token)
    room -= width
  }
  return lines.map((line, at) => (at === 0 ? shown : '') + strewn(line, accidents))
}

/** Spaces go beside Chinese characters only: between words they would mean something. */
function strewn(line: string, { pick }: Accidents): string {
  return line.replace(/(?<=[^!-~ ])(?=.)|(?=[^!-~ ])(?<=.)/gu, () => [' ', '  ', '\u00a0'][pick(12)] ?? '')
}

function paged(lines: readonly string[], { pick, pageBreak, blankLines }: Accidents): string {
  const end = blankLines ? '\n\n' : '\n'
  let page = 1
  return lines
    .map((line, at) => {
      if (pageBreak === 'none' || at === 0 || pick(6) > 0) return line
      const number = `— ${page++} —`
      return pageBreak === 'form-feed'
        ? `${number}${end}\f${line}`
        : line.startsWith('　')
          ? line
          : `${number}${end} ${line}`
    })
    .join(end)
}
