/** Writes of one transaction, each row in it once. */
import type { Keys } from './table.ts'

/** As far as it tells which row a write is of, and what of that it relies on. */
type OfRow = {
  kind: string
  row?: { keys: Keys }
  keys?: Keys
  version?: number
  data?: { version?: string | number | boolean } | null
}

/** A transaction takes a row once: what is looked at twice is looked at once, and what is written has its own condition. */
export function eachRowOnce<W extends OfRow>(writes: readonly W[]): W[] {
  const rowOf = ({ row, keys }: OfRow) => {
    const of = row?.keys ?? keys
    return `${of?.pk} ${of?.sk}`
  }
  const said = (write: OfRow) => (write.kind === 'expect' ? JSON.stringify(write.data) : '')
  const versionOf = ({ kind, version }: OfRow) => (kind === 'change' || kind === 'remove' ? version : null)
  const held = new Set(writes.map((write) => `${rowOf(write)} ${versionOf(write)}`))
  return writes.filter(
    (write, n) =>
      write.kind !== 'expect' ||
      (!held.has(`${rowOf(write)} ${write.data?.version}`) &&
        writes.findIndex((other) => rowOf(other) === rowOf(write) && said(other) === said(write)) === n),
  )
}
