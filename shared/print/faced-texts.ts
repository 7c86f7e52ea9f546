/** Which characters each face of the page must have. */

import type { Block, Sheet } from './printed-sheet.ts'
import { CORRECTION_HEADING, NOTE_LEAD } from './printed-sheet.ts'
import { plainOf, type Runs } from './runs.ts'
import type { STACKS } from './style.ts'

/** The texts by part; for single characters other faces of the part's stack step in. */
export type FacedTexts = Record<keyof typeof STACKS, string>

/** All text of the sheet by the face it is set in (style.ts says the same to the browser), page numbers included. */
export function facedTexts(sheet: Sheet): FacedTexts {
  const blocks = sheet.sections.flatMap((section) => section.blocks)
  const colophon = sheet.colophon.map(({ key, text }) => key + plainOf(text))
  const { security, correction, note } = sheet
  return {
    name: textOf([sheet.name]),
    heading: [
      textOf([security?.level]),
      correction.length > 0 ? CORRECTION_HEADING : '',
      note.length > 0 ? NOTE_LEAD : '',
      textOf(sheet.sections.map(({ heading }) => heading)),
    ].join(''),
    body: [
      textOf([sheet.number, security?.number, ...correction, sheet.copies]),
      ...blocks.map(bodyText),
      ...colophon,
    ].join(''),
    byline: [textOf([sheet.issuingUnit, sheet.issueDate, ...note]), ...blocks.map(captionText)].join(''),
    folio: '—\u20020123456789',
  }
}

const textOf = (texts: (Runs | null | undefined)[]): string => texts.map((runs) => plainOf(runs ?? [])).join('')

function bodyText(block: Block): string {
  if (block.kind === 'table') return textOf([...block.table.head, ...block.table.rows.flat()])
  return block.kind === 'paragraph' ? plainOf(block.runs) : ''
}

function captionText(block: Block): string {
  if (block.kind === 'table') return plainOf(block.table.title)
  return block.kind === 'picture' ? textOf([block.caption]) : ''
}
