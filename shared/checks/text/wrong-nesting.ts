/** Quotes, title marks and brackets in one another in the wrong order (GB/T 15834-2011: outer “” and 《》, inner ‘’ and 〈〉). */
import type { Found } from '../finding.ts'
import { bracketPairs, kindOf, type Pair } from './bracket-pairs.ts'

type Wrong = Found<'wrong-nesting'>
/** Outer mark → the one that belongs in it. */
const INNER: Readonly<Record<string, [string, string]>> = { '“': ['‘', '’'], '《': ['〈', '〉'] }
/** Inner mark → the one that belongs around it. */
const OUTER: Readonly<Record<string, [string, string]>> = { '‘': ['“', '”'], '〈': ['《', '》'] }
/** `（其中咨询34件（次））`: a unit's own brackets. */
const LONGEST_UNIT = 4

export function wrongNesting(text: string): Wrong[] {
  const { pairs, crossed } = bracketPairs(text)
  const around = aroundEach(pairs)
  return [
    ...crossed.map(({ outer, inner, at }): Wrong => {
      const both = text.slice(at, at + 2)
      const fix = `${both[1]}${both[0]}`
      return {
        kind: 'wrong-nesting',
        start: at,
        end: at + 2,
        fix,
        message: `“${outer.sign}”和“${inner.sign}”交叉了，应先闭合后打开的一个`,
      }
    }),
    ...pairs.flatMap((pair) => nestedWrongly(text, pair, around)),
  ].toSorted((a, b) => a.start - b.start)
}

/** The signs that are open around each pair. */
function aroundEach(pairs: readonly Pair[]): Map<number, Pair> {
  return new Map(pairs.map((pair) => [pair.open.at, pair]))
}

function nestedWrongly(text: string, { open, close, parent }: Pair, around: ReadonlyMap<number, Pair>): Wrong[] {
  const wrong = (message: string, marks?: [string, string]): Wrong[] => {
    const inside = text.slice(open.at + 1, close.at)
    // What stands inside has its own turn: only a plain inside is mended with one touch.
    const plain = !/[“”‘’《》〈〉]/.test(inside)
    const fix = marks && plain ? { fix: `${marks[0]}${inside}${marks[1]}` } : {}
    return [{ kind: 'wrong-nesting', start: open.at, end: close.at + 1, message, ...fix }]
  }
  // A parent that was never closed is told of by unbalanced-brackets.
  const outer = parent && around.has(parent.at) ? parent : null
  if (outer && outer.sign === open.sign && INNER[open.sign])
    return wrong(`“${open.sign}”里面应使用“${INNER[open.sign]?.join('')}”`, INNER[open.sign])
  if (OUTER[open.sign] && !hasAround(open.sign, parent, around))
    return wrong(`“${open.sign}”只用在“${OUTER[open.sign]?.join('')}”里面`, OUTER[open.sign])
  if (outer && kindOf(open.sign) === '（' && kindOf(outer.sign) === '（' && close.at - open.at - 1 > LONGEST_UNIT)
    return wrong('括号里面又有同样的括号，可改用“〔〕”或逗号', ['〔', '〕'])
  return []
}

const MOST_AROUND = 20

/** Whether its outer mark is somewhere around it. */
function hasAround(sign: string, parent: Pair['parent'], around: ReadonlyMap<number, Pair>): boolean {
  const wanted = OUTER[sign]?.[0]
  let at = parent
  for (let turns = 0; at && turns < MOST_AROUND; turns += 1) {
    if (at.sign === wanted) return true
    at = around.get(at.at)?.parent ?? null
  }
  return at !== null
}
