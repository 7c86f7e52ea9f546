/** A line of the benchmark table. */

/** `aim` is what the project wants of it, if anything. */
export type Row = { what: string; measured: string; aim?: string }

/** The value below which this share of them lie. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
