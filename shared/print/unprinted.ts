/** Characters that no font of the page has: they would print as boxes, so an issue with one does not go to review. */
import type { Content } from '../content/content.ts'
import { codePointName } from '../text.ts'
import { type PrintedText, printedTexts } from './printed-texts.ts'

/** Whether some font that `part` is set in has this character. */
export type HasGlyph = (part: PrintedText['part'], codePoint: number) => boolean

/** One sentence for each character and place; `position` counts characters as a reader does, from 1. */
export type Unprinted = { path: string; message: string; codePoint: number; position: number }

// Breaks and spaces have no glyph to miss, nor have joiners and variation selectors.
const WITHOUT_GLYPH = /[\s\p{Default_Ignorable_Code_Point}]/u

/** In printing order, each character once a place. */
export function unprintedIn(content: Content, hasGlyph: HasGlyph): Unprinted[] {
  return printedTexts(content).flatMap(({ part, path, where, text }) => {
    const found = new Map<number, Unprinted>()
    for (const [index, character] of Array.from(text).entries()) {
      const codePoint = character.codePointAt(0) ?? 0
      if (found.has(codePoint) || WITHOUT_GLYPH.test(character) || hasGlyph(part, codePoint)) continue
      const position = index + 1
      const message = `${where}第 ${position} 个字符“${character}”（${codePointName(codePoint)}）没有字体可以印出`
      found.set(codePoint, { path, message, codePoint, position })
    }
    return [...found.values()]
  })
}
