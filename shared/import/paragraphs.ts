/** Where paragraphs begin in lines that lost their blank lines and, often, their indents. */
import type { TextLine } from './lines.ts'
import { firstTokenWidth, joinLines } from './spaces.ts'

const SENTENCE_END = /[。！？!?…][”’）》」』）)]*$/
// First lines are two em short once their indent is lost (GB/T 9704-2012, 7.3.3), so a line is short only beyond that.
const LOST_INDENT = 2

function isShort(line: TextLine, next: TextLine, fullWidth: number): boolean {
  return line.width + firstTokenWidth(next.text) <= fullWidth - LOST_INDENT
}

/** Whether `next` may begin something new: what stands before it ends a sentence, or stops short, or `next` is indented. */
export function mayBegin(line: TextLine | undefined, next: TextLine, fullWidth: number): boolean {
  return !line || next.indented || SENTENCE_END.test(line.text) || isShort(line, next, fullWidth)
}

/** Whether `next` surely begins a paragraph: the sentence before it ended, and the line stopped short or `next` is indented. */
export function surelyBegins(line: TextLine | undefined, next: TextLine, fullWidth: number): boolean {
  return !line || (SENTENCE_END.test(line.text) && (next.indented || isShort(line, next, fullWidth)))
}

/** Lines as text: lines of a paragraph joined, paragraphs divided by `\n`. */
export function paragraphsOf(lines: readonly TextLine[], fullWidth: number): string {
  const paragraphs: string[][] = []
  for (const [at, line] of lines.entries()) {
    const current = paragraphs.at(-1)
    if (current && !surelyBegins(lines[at - 1], line, fullWidth)) current.push(line.text)
    else paragraphs.push([line.text])
  }
  return paragraphs.map(joinLines).join('\n')
}
