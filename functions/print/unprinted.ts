/** The characters of a content that no font can print, asked wherever something is printed or kept: shipped fonts and the centre's own. */
import type { Content } from '#shared/content/content.ts'
import { type Unprinted, unprintedIn } from '#shared/print/unprinted.ts'
import { Refusal } from '#shared/refusals.ts'
import { ownGlyph } from './own-fonts.ts'
import { shippedGlyph } from './shipped-glyphs.ts'

/** More than these are not told at once. */
const MOST_TOLD = 10

export function unprintedOf(content: Content): Unprinted[] {
  const own = ownGlyph(content.fonts ?? {})
  return unprintedIn(content, (part, code) => shippedGlyph(part, code) || own(part, code)).slice(0, MOST_TOLD)
}

/**
 * `pathOf`: where the caller's request has what the content has at a path.
 * @throws Refusal `no-such-glyph` with each such character and its place, ten at most.
 */
export function mustHaveGlyphs(content: Content, pathOf = (path: string): string => path): void {
  const unprinted = unprintedOf(content)
  if (unprinted.length > 0)
    throw new Refusal(
      'no-such-glyph',
      unprinted.map(({ path, message }) => ({ path: pathOf(path), message })),
    )
}
