/** A text that is being split: its pieces, where each goes, and in words what becomes of them. */
import { itemMark } from '#shared/content/numbering.ts'
import {
  isCut,
  MOST_PIECES,
  piecesOf,
  type Span,
  type TextPart,
  wordsOf,
  wrongParts,
} from '#shared/submission/split-text.ts'
import { lengthOf } from '#shared/text.ts'
import { fieldError } from '../../../api/refused.ts'

/** Null for a piece that is left out; `itemId` null for one that becomes an item of its own. */
export type Place = { sectionId: string; itemId: string | null } | null

/** Where pieces go, by where they start; all others go `usually`. */
export type Places = ReadonlyMap<number, Place>

export type Piece = Span & { words: string; place: Place }

export const placedPieces = (text: string, cuts: readonly number[], places: Places, usually: Place): Piece[] =>
  piecesOf(text, cuts).map((span) => {
    const place = places.get(span.start)
    return { ...span, words: wordsOf(text, span), place: place === undefined ? usually : place }
  })

export const partsOf = (pieces: readonly Piece[]): TextPart[] =>
  pieces.flatMap(({ start, end, place }) => (place ? [{ start, end, ...place }] : []))

/** What was said of this piece to the request that was `sent`; nothing where it was left out, or is another since. */
export function wrongIn(piece: Piece, sent: readonly TextPart[], error: unknown): string | undefined {
  const [part] = partsOf([piece])
  const n = sent.findIndex((one) => part && isSame(one, part))
  const said = ['', '.sectionId', '.itemId'].map((member) => fieldError(error, `parts.${n}${member}`))
  return n < 0 ? undefined : said.find((one) => one !== undefined)
}
const isSame = (one: TextPart, other: TextPart): boolean =>
  one.start === other.start && one.end === other.end && one.sectionId === other.sectionId && one.itemId === other.itemId

/** Where the text is cut, if words stand on both sides of the place within its piece; else null. */
export function cutAt(text: string, pieces: readonly Span[], at: number): number | null {
  const piece = pieces.find(({ start, end }) => start < at && at < end)
  if (!piece || !isCut(text, at)) return null
  const halves = [
    { start: piece.start, end: at },
    { start: at, end: piece.end },
  ]
  return halves.every((half) => wordsOf(text, half) !== '') ? at : null
}

/** Why these pieces cannot be adopted, or null. */
export function whyNotParts(text: string, pieces: readonly Piece[]): string | null {
  const parts = partsOf(pieces)
  if (pieces.length < 2) return '请把光标放到要切开的地方，按回车'
  if (parts.length === 0) return '请至少采用一段'
  if (parts.length > MOST_PIECES) return `最多拆成 ${MOST_PIECES} 条，请合并或舍去几段`
  return wrongParts(text, parts)[0]?.message ?? null
}

type Shown = { titleOf: (sectionId: string) => string; itemsOf: (sectionId: string) => readonly { id: string }[] }

/** `窗口资讯（三）`, `并入窗口资讯（一）` or `不采用`, of each piece. */
export function placesInWords(pieces: readonly Piece[], { titleOf, itemsOf }: Shown): string[] {
  const made = new Map<string, number>()
  return pieces.map(({ place }) => {
    if (place === null) return '不采用'
    const { sectionId, itemId } = place
    const items = itemsOf(sectionId)
    const at = items.findIndex(({ id }) => id === itemId)
    if (itemId !== null) return `并入${titleOf(sectionId)}${itemMark(at + 1)}`
    const more = (made.get(sectionId) ?? 0) + 1
    made.set(sectionId, more)
    return `${titleOf(sectionId)}${itemMark(items.length + more)}`
  })
}

/** What becomes of the text, before it is confirmed. */
export function outcomeInWords(pieces: readonly Piece[], shown: Shown): string {
  const words = placesInWords(pieces, shown)
  const taken = words.filter((_, n) => pieces[n]?.place)
  const left = pieces.filter(({ place }) => place === null)
  const characters = left.reduce((sum, { words: said }) => sum + lengthOf(said), 0)
  return [
    taken.length === 0 ? '还没有采用任何一段' : `采用为 ${taken.length} 条：${taken.join('、')}`,
    ...(left.length === 0 ? ['全文都采用'] : [`不采用 ${left.length} 段，共 ${characters} 字`]),
  ].join('；')
}
