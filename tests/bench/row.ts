/** A line of the benchmark table. */

/** `aim` is what the project wants of it, if anything. */
export type Row = { what: string; measured: string; aim?: string }

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
