/** Huffman codes as DEFLATE wants them: canonical, and no longer than a limit (RFC 1951, 3.2.2). */

/** Code lengths by symbol, 0 for what does not occur. Counts are flattened until no code is longer than `limit`. */
export function lengthsFor(counts: readonly number[], limit: number): number[] {
  for (let weights = [...counts]; ; weights = weights.map((weight) => (weight === 0 ? 0 : (weight >> 1) + 1))) {
    const lengths = huffman(weights)
    if (Math.max(...lengths) <= limit) return lengths
  }
}

type Node = { weight: number; symbols: number[] }

function huffman(weights: number[]): number[] {
  const lengths = weights.map(() => 0)
  let nodes: Node[] = weights.flatMap((weight, symbol) => (weight > 0 ? [{ weight, symbols: [symbol] }] : []))
  if (nodes.length === 1) for (const { symbols } of nodes) for (const symbol of symbols) lengths[symbol] = 1
  while (nodes.length > 1) {
    nodes = nodes.sort((a, b) => b.weight - a.weight || b.symbols.length - a.symbols.length)
    const [one, other] = [nodes.pop(), nodes.pop()]
    if (!one || !other) break
    const symbols = [...one.symbols, ...other.symbols]
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] ?? 0) + 1
    nodes.push({ weight: one.weight + other.weight, symbols })
  }
  return lengths
}

/** The codes by symbol, their first bit the highest. */
export function codesOf(lengths: readonly number[]): { bits: number; length: number }[] {
  let next = 0
  const codes = lengths.map((length) => ({ bits: 0, length }))
  for (let length = 1; length <= 15; length += 1) {
    next <<= 1
    for (const code of codes)
      if (code.length === length) {
        code.bits = next
        next += 1
      }
  }
  return codes
}
