/** Every mail is made of a subject and the same blocks twice, as plain text and as HTML. */

import { firstWords } from '../clipped.ts'
import type { Block } from './block.ts'
import { blockAsHtml, htmlAround } from './html.ts'

/** The three parts a reader may see; `text` is complete without `html`. */
export type Message = { subject: string; text: string; html: string }

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: plain(text) })
/** The head of the publication's own mail: its name, and under it which issue. */
export const masthead = (name: string, line: string): Block => ({
  kind: 'masthead',
  name: plain(name),
  line: plain(line),
})
export const code = (text: string): Block => ({ kind: 'code', text: plain(text) })
export const quote = (label: string, text: string): Block => ({ kind: 'quote', label, text: plain(text) })
/** None where there is no such text. */
export const quoteIfAny = (label: string, text: string | null): Block[] => (text ? [quote(label, text)] : [])
export const facts = (rows: Record<string, string>): Block => ({
  kind: 'facts',
  rows: Object.entries(rows).map(([label, text]) => ({ label, text: plain(text) })),
})
export const list = (heading: string, entries: readonly string[]): Block => ({
  kind: 'list',
  heading: plain(heading),
  entries: entries.map(plain),
})

/** A link people may follow. Throws a `TypeError` for anything but an http or https address. */
export function link(label: string, address: string): Block {
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`mail links to ${protocol}`)
  return { kind: 'link', label, href }
}

/** The words of a mail in, the three parts out. `closing` is the small print at the foot, one line each. */
export function compose(subject: string, blocks: readonly Block[], closing: readonly string[] = []): Message {
  const { subject: line, text, html } = composeInTwo(subject, [], blocks, closing)
  return { subject: line, text: text.join(''), html: html.join('') }
}

/** The same, cut behind `opening`: what `between` makes of more blocks fits in there. */
export function composeInTwo(
  subject: string,
  opening: readonly Block[],
  rest: readonly Block[],
  closing: readonly string[] = [],
): { subject: string; text: [string, string]; html: [string, string] } {
  const line = subjectLine(subject)
  const foot = [...closing.map(plain), '此邮件由窗讯系统发送。']
  const [head, end] = htmlAround(line, foot)
  const [first, last] = [between(opening), between(rest)]
  return {
    subject: line,
    text: [first.text, `${last.text}--\n${foot.join('\n')}\n`],
    html: [head + first.html, last.html + end],
  }
}

/** Blocks as they stand between others. */
export const between = (blocks: readonly Block[]): { text: string; html: string } => ({
  text: blocks.map((block) => `${blockAsText(block)}\n\n`).join(''),
  html: blocks.map((block) => `${blockAsHtml(block)}\n`).join(''),
})

/** One line that no mail program can take for more headers: no controls, no line ends, nothing that reorders, at most 120 characters. */
function subjectLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim()
  return firstWords(line, 120)
}

/** Text without controls (but `\n`) and without marks that reorder or hide what follows. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
}

/** The first words of a submission, as an entry of a list holds them. */
export const oneLine = (text: string): string => firstWords(text.replace(/\s+/g, ' '), 40)

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'masthead':
      return `${block.name}\n${block.line}`
    case 'paragraph':
      return block.text
    case 'code':
      return `    ${block.text}`
    case 'facts':
      return block.rows.map(({ label, text }) => `${label}：${text}`).join('\n')
    case 'quote':
      return `${block.label}：\n${block.text.replace(/^/gm, '> ')}`
    case 'list':
      return [block.heading, ...block.entries.map((entry) => `  ${entry}`)].join('\n')
    case 'link':
      return `${block.label}：\n${block.href}`
  }
}
