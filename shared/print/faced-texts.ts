/** Which characters each face of the page must have. */
import type { Sheet } from './sheet.ts'
import type { Face } from './style.ts'

/** The faces that texts are set in; `latin` and `rare` step in for single characters. */
export type FacedTexts = Record<Exclude<Face, 'latin' | 'rare'>, string>

/** All text of the sheet by the face it is set in (style.ts says the same to the browser), page numbers included. */
export function facedTexts(sheet: Sheet): FacedTexts {
  const paragraphs = sheet.sections.flatMap((section) => section.paragraphs.flat().map(({ text }) => text))
  const colophon = sheet.colophon.map(({ key, text }) => key + text)
  return {
    name: sheet.name ?? '',
    heading: sheet.sections.map(({ heading }) => heading).join(''),
    body: [sheet.number ?? '', ...paragraphs, ...colophon].join(''),
    byline: sheet.issuingUnit + sheet.issueDate,
    folio: '—\u20020123456789',
  }
}
