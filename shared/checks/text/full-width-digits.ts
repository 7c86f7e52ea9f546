/** Full-width digits and letters (２０２６年, ＡＰＰ): numbers of an official text are half-width. */
import type { Found } from '../finding.ts'
import { halfWidth } from './signs.ts'

const RUN = /[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．％／]*[０-９Ａ-Ｚａ-ｚ％])?/g

export const fullWidthDigits = (text: string): Found<'full-width-digits'>[] =>
  [...text.matchAll(RUN)].map(({ 0: found, index }) => ({
    kind: 'full-width-digits',
    start: index,
    end: index + found.length,
    message: `“${found}”是全角字符，应为“${halfWidth(found)}”`,
    fix: halfWidth(found),
  }))
