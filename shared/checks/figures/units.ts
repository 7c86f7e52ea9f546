/** Values with their units: 5.05 万件 and 50500 件 are the same. */

/** What is counted, and how many of it one of the unit is: 万件 → 件, 10000. */
export function scaleOf(unit: string): { base: string; factor: number } {
  const [prefix = ''] = /^(?:[十百千]?[万亿]|万亿|[十百千](?=[件人次户家项元份个]))/.exec(unit) ?? []
  const factor = [...prefix].reduce((product, sign) => product * (SCALES[sign] ?? 1), 1)
  return { base: unit.slice(prefix.length).replaceAll(/[/／（）()]/g, ''), factor }
}

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** A value of one unit in another, or null where they count different things. */
export function inUnit(value: number, from: string, to: string): number | null {
  const [a, b] = [scaleOf(from), scaleOf(to)]
  return a.base === b.base ? (value * a.factor) / b.factor : null
}

export const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0

/** `5.05` moved by so many places: (505, -2) → 5.05, (5.05, 4) → 50500; null where it would have more than six decimals. */
export function shifted(value: string, places: number): string | null {
  const [whole = '0', fraction = ''] = value.split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  const decimals = padded.slice(at).replace(/0+$/, '')
  if (decimals.length > 6) return null
  return `${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${decimals && `.${decimals}`}`
}

/** Each value that two digits beside one another make when they change places, also over the point; none that begins with a zero. */
export const digitSwaps = (value: string): string[] =>
  swapsOf(value, (at) => (value[at + 1] === '.' ? [at + 2] : [at + 1]))

/** The same of any two digits: 5.02 typed as 2.05. */
export const anyDigitSwaps = (value: string): string[] =>
  swapsOf(value, (at) => Array.from({ length: value.length - at - 1 }, (_, n) => at + 1 + n))

function swapsOf(value: string, partners: (at: number) => number[]): string[] {
  const swaps: string[] = []
  for (let at = 0; at < value.length; at += 1)
    for (const next of partners(at)) {
      const [a = '', b = ''] = [value[at], value[next]]
      if (a === b || a === '.' || b === '.' || b === '') continue
      const swapped = value.slice(0, at) + b + value.slice(at + 1, next) + a + value.slice(next + 1)
      if (!/^0\d/.test(swapped)) swaps.push(swapped)
    }
  return swaps
}
