/** An issue as DOCX, to go on working with its words: the texts are those of the printed page, the page itself is the PDF's. */
import type { Content } from '../content/content.ts'
import { type Block, CORRECTION_HEADING, NOTE_LEAD, sheetOf } from '../print/printed-sheet.ts'
import { plainOf, type Runs } from '../print/runs.ts'
import { type DocxBlock, toDocx } from './to-docx.ts'

export const issueDocx = (content: Content): Uint8Array<ArrayBuffer> => toDocx(blocksOf(content))

function blocksOf(content: Content): DocxBlock[] {
  const { name, number, issuingUnit, issueDate, security, correction, note, sections, colophon, copies } =
    sheetOf(content)
  const line = (kind: 'title' | 'centre' | 'heading' | 'paragraph', runs: Runs | null, lead = ''): DocxBlock[] =>
    runs === null ? [] : [{ kind, text: lead + plainOf(runs) }]
  return [
    ...(security ? line('paragraph', [...security.level, ...(security.number ?? [])]) : []),
    ...line('title', name),
    ...line('centre', number),
    ...line('centre', issuingUnit),
    ...line('centre', issueDate),
    ...(correction.length > 0 ? [{ kind: 'heading', text: CORRECTION_HEADING } as const] : []),
    ...correction.flatMap((runs) => line('paragraph', runs)),
    ...note.flatMap((runs, n) => line('paragraph', runs, n === 0 ? NOTE_LEAD : '')),
    ...sections.flatMap(({ heading, blocks }) => [...line('heading', heading), ...blocks.flatMap(blockOf)]),
    ...colophon.map(({ key, text }) => ({ kind: 'paragraph', text: key + plainOf(text) }) as const),
    ...(copies === null ? [] : [{ kind: 'right', text: plainOf(copies) } as const]),
  ]
}

function blockOf(block: Block): DocxBlock[] {
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: plainOf(block.runs) }]
  if (block.kind === 'table') {
    const { title, head, rows } = block.table
    const table = [head, ...rows].map((cells) => cells.map(plainOf))
    return [
      { kind: 'centre', text: plainOf(title) },
      { kind: 'table', rows: table },
    ]
  }
  const caption = block.caption === null ? block.picture.alt : plainOf(block.caption)
  return [{ kind: 'centre', text: `［图片：${caption}。图片本身见 PDF］` }]
}
