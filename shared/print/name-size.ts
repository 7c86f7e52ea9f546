/** How large the red name is set: as wide as looks well, never wider than the type area. */
import { LONGEST_PUBLICATION_NAME } from '../centre/longest-name.ts'
import { plainOf, type Runs } from './runs.ts'
import { TYPE_AREA } from './type-area.ts'

/** From this width on a name takes two lines. */
const TWO_LINES = 15
const POINT_MM = 25.4 / 72

/** Width in full ems, rounded up: a Chinese character is one, a Latin letter or digit a little over a half. */
function widthInEms(name: string): number {
  let width = 0
  for (const character of name) width += character.charCodeAt(0) < 0x250 ? 0.62 : 1
  return Math.max(1, Math.ceil(width))
}

/** A name of two lines is set so that what stays on one line has room there. */
export function nameClass(name: Runs): string {
  const ems = widthInEms(plainOf(name))
  const widest = Math.max(0, ...name.filter(({ breaks }) => breaks === 'whole').map(({ text }) => widthInEms(text)))
  return `ems-${Math.min(LONGEST_PUBLICATION_NAME, ems < TWO_LINES ? ems : Math.max(ems, 2 * (widest - 1)))}`
}

/** Letter spacing in em: the fewer characters, the wider they stand. */
function spacing(ems: number): number {
  if (ems <= 3) return 0.6
  if (ems <= 5) return 0.3
  return ems <= 8 ? 0.08 : 0.02
}

/** In points: two lines of 40 leave room for 密级 above them and the number below. */
function largest(ems: number): number {
  if (ems <= 5) return 56
  return ems < TWO_LINES ? 46 : 40
}

/** CSS rules `.ems-1` to `.ems-30`: classes, because a strict content policy allows no inline style. */
export function nameSizeRules(): string {
  const rules = Array.from({ length: LONGEST_PUBLICATION_NAME }, (_, i) => {
    const ems = i + 1
    const inLine = ems < TWO_LINES ? ems : Math.ceil(ems / 2) + 1
    const widest = (TYPE_AREA.width - 4) / POINT_MM / (inLine * (1 + spacing(ems)))
    const points = Math.min(largest(ems), Math.floor(widest * 10) / 10)
    return `.issue .ems-${ems}{font-size:${points}pt;letter-spacing:${spacing(ems)}em;text-indent:${spacing(ems)}em}`
  })
  return rules.join('\n')
}
