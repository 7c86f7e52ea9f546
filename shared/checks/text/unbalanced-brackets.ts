/** Brackets, quotes and title marks (书名号) without a partner, or with one of the other width. */
import type { Found } from '../finding.ts'
import { bracketPairs, kindOf, PARTNERS, type Pair, type Sign } from './bracket-pairs.ts'

type Unbalanced = Found<'unbalanced-brackets'>
const found = ({ sign, at }: Sign, message: string, fix?: string): Unbalanced => ({
  kind: 'unbalanced-brackets',
  start: at,
  end: at + sign.length,
  message,
  ...(fix !== undefined && { fix }),
})

const OPENERS = new Map(Object.entries(PARTNERS).map(([open, close]) => [close, open]))

export function unbalancedBrackets(text: string): Unbalanced[] {
  const { pairs, unclosed, unopened } = bracketPairs(text)
  const mixed = pairs
    .filter(({ open, close }) => PARTNERS[open.sign] !== close.sign)
    .map((pair) => ofOneWidth(pair, text))
  return [...mixed, ...withoutPartner(unclosed, 'open'), ...withoutPartner(unopened, 'close')].toSorted(
    (a, b) => a.start - b.start,
  )
}

/** Around Chinese both are full-width; elsewhere the second follows the first. */
function ofOneWidth({ open, close }: Pair, text: string): Unbalanced {
  const message = `“${open.sign}”和“${close.sign}”全角、半角不一致`
  const aroundHan = /\p{Script=Han}/u.test(text.slice(open.at, close.at))
  return aroundHan && /[!-~]/.test(open.sign)
    ? found(open, message, OPENERS.get(close.sign))
    : found(close, message, PARTNERS[open.sign])
}

/** Two of one kind in a row, of which one was meant as the other: `“一网通办“`. */
function withoutPartner(signs: Sign[], side: 'open' | 'close'): Unbalanced[] {
  const left = signs.toSorted((a, b) => a.at - b.at)
  const other = (sign: string) => (side === 'open' ? PARTNERS[sign] : OPENERS.get(sign)) ?? sign
  const findings: Unbalanced[] = []
  for (let i = 0; i < left.length; i += 1) {
    const [one, next] = [left[i], left[i + 1]]
    if (!one) continue
    const turned = next && kindOf(one.sign) === kindOf(next.sign) && '“”‘’《》'.includes(one.sign) ? next : undefined
    if (!turned)
      findings.push(
        found(
          one,
          side === 'open' ? `“${one.sign}”没有配对的“${other(one.sign)}”` : `“${one.sign}”前面没有“${other(one.sign)}”`,
        ),
      )
    else if (side === 'open')
      findings.push(found(turned, `这里的“${turned.sign}”应为“${other(turned.sign)}”`, other(turned.sign)))
    else findings.push(found(one, `这里的“${one.sign}”应为“${other(one.sign)}”`, other(one.sign)))
    if (turned) i += 1
  }
  return findings
}
