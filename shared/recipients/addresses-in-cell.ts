/** The mailboxes in one cell, where people put several: `a@b.cn；张三 <c@d.cn>`. */
import { readAddress, whyNoAddress } from '../centre/mail-address.ts'
import { normalized } from '../text.ts'

export type Named = { name: string; address: string }

/** No cell of a list holds more. */
const MOST = 50

/** Each once, in their order; more than one only where all that stands in the cell are mailboxes. */
export function addressesIn(text: string): Named[] {
  const whole = readAddress(text)
  if (whyNoAddress(whole.address) === null) return [whole]
  const plain = normalized(text, 'NFKC')
  for (const pieces of [piecesOf(plain, /[;,、\r\n|]/), piecesOf(plain, /[;,、|/\s]/)]) {
    const each = new Map(pieces.map(readAddress).map((named) => [named.address, named]))
    if (pieces.length > 1 && each.size <= MOST && [...each.keys()].every((address) => whyNoAddress(address) === null))
      return [...each.values()]
  }
  return [whole]
}

/** Divided at each such sign outside quotes; pieces that say nothing are left out. */
function piecesOf(text: string, divides: RegExp): string[] {
  const pieces = ['']
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    if (!isQuoted && divides.test(sign)) pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces.filter((piece) => piece.trim() !== '')
}
