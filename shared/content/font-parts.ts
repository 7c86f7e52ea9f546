/** The parts of the page that a centre's own fonts may set, as they are called. */
import type { OwnFonts } from './content.ts'

export const FONT_PARTS = {
  name: '刊名',
  heading: '各级标题',
  body: '正文',
  byline: '编发单位、编者按、表题和图题',
  folio: '页码',
} as const satisfies Record<keyof OwnFonts, string>
export type FontPart = keyof typeof FONT_PARTS
