/** Which characters each face of the page must have. */
import type { Block, Paragraph, Sheet } from './sheet.ts'
import { CORRECTION_HEADING, NOTE_LEAD } from './sheet.ts'
import type { STACKS } from './style.ts'

/** The texts by part; for single characters other faces of the part's stack step in. */
export type FacedTexts = Record<keyof typeof STACKS, string>

/** All text of the sheet by the face it is set in (style.ts says the same to the browser), page numbers included. */
export function facedTexts(sheet: Sheet): FacedTexts {
  const blocks = sheet.sections.flatMap((section) => section.blocks)
  const colophon = sheet.colophon.map(({ key, text }) => key + text)
  const { security, correction, note } = sheet
  return {
    name: sheet.name ?? '',
    heading: [
      security?.level ?? '',
      correction.length > 0 ? CORRECTION_HEADING : '',
      note.length > 0 ? NOTE_LEAD : '',
      ...sheet.sections.map(({ heading }) => heading),
    ].join(''),
    body: [
      sheet.number ?? '',
      security?.number ?? '',
      textOf(correction),
      ...blocks.map(bodyText),
      ...colophon,
      sheet.copies ?? '',
    ].join(''),
    byline: [sheet.issuingUnit, sheet.issueDate, textOf(note), ...blocks.map(captionText)].join(''),
    folio: '—\u20020123456789',
  }
}

const textOf = (paragraphs: Paragraph[]): string => paragraphs.flatMap((runs) => runs.map(({ text }) => text)).join('')

function bodyText(block: Block): string {
  if (block.kind === 'table') return [...block.table.head, ...block.table.rows.flat()].join('')
  return block.kind === 'paragraph' ? textOf([block.runs]) : ''
}

function captionText(block: Block): string {
  if (block.kind === 'table') return block.table.title
  return block.kind === 'picture' ? (block.picture.caption ?? '') : ''
}
