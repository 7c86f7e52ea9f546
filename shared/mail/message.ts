/** What every mail is made of: a subject and the same blocks twice, as plain text and as HTML. */
import { htmlOf } from './html.ts'

/** The three parts a reader may see; `text` is complete without `html`. */
export type Message = { subject: string; text: string; html: string }

/** Blocks hold plain text; `\n` in it divides lines. `href` is an http(s) address. */
export type Block =
  | { kind: 'masthead'; name: string; line: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'facts'; rows: { label: string; text: string }[] }
  | { kind: 'quote'; label: string; text: string }
  | { kind: 'list'; heading: string; entries: string[] }
  | { kind: 'link'; label: string; href: string }

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: plain(text) })
/** The head of the publication's own mail: its name, and under it which issue. */
export const masthead = (name: string, line: string): Block => ({
  kind: 'masthead',
  name: plain(name),
  line: plain(line),
})
export const code = (text: string): Block => ({ kind: 'code', text: plain(text) })
export const quote = (label: string, text: string): Block => ({ kind: 'quote', label, text: plain(text) })
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
  const line = subjectLine(subject)
  const foot = [...closing.map(plain), '此邮件由窗讯系统发送。']
  return { subject: line, text: textOf(blocks, foot), html: htmlOf(line, blocks, foot) }
}

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

/** The first `most` characters, with `……` where the text goes on. */
export function firstWords(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length > most ? `${characters.slice(0, most).join('')}……` : text
}

function textOf(blocks: readonly Block[], foot: readonly string[]): string {
  return `${blocks.map(blockAsText).join('\n\n')}\n\n--\n${foot.join('\n')}\n`
}

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
