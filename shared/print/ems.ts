/** How wide a text is set, in ems of its font: 仿宋 and 楷体 with Tinos among them. Two marks that share a blank take less. */

/** Tinos, whose widths are those of Times, in thousandths of an em. */
const WIDTHS: [number, string][] = [
  [250, ` ,.|'`],
  [278, '/:;\\ijlt'],
  [333, '!()-I[]`fr'],
  [444, '?acezJs"'],
  [500, '#$*0123456789_bdghknopquvxy{}^'],
  [564, '+<=>~FPS'],
  [667, 'ELTZBCR'],
  [722, 'ADGHKNOQUVXYw'],
  [833, '&m%'],
  [944, '@MW'],
]
const EMS = new Map(
  WIDTHS.flatMap(([width, characters]) => Array.from(characters, (one) => [one, width / 1000] as const)),
)
/** Letters with marks, µ, £ and the like. */
const OTHER_LATIN = 0.75

export function emsOf(text: string): number {
  let ems = 0
  for (const character of text) ems += EMS.get(character) ?? (character < '\u0250' ? OTHER_LATIN : 1)
  return ems
}
