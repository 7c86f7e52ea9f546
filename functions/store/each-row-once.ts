/** Writes of one transaction, each row in it once. */
import type { Write } from './commit.ts'

/** A transaction takes a row once: what is looked at twice is looked at once, and what is written has its own condition. */
export function eachRowOnce(writes: readonly Write[]): Write[] {
  const rowOf = (write: Write) => {
    const { pk, sk } = 'row' in write ? write.row.keys : write.keys
    return `${pk} ${sk}`
  }
  const said = (write: Write) => (write.kind === 'expect' ? JSON.stringify(write.data) : '')
  const versionOf = (write: Write) => (write.kind === 'change' || write.kind === 'remove' ? write.version : null)
  const held = new Set(writes.map((write) => `${rowOf(write)} ${versionOf(write)}`))
  return writes.filter(
    (write, n) =>
      write.kind !== 'expect' ||
      (!held.has(`${rowOf(write)} ${write.data?.version}`) &&
        writes.findIndex((other) => rowOf(other) === rowOf(write) && said(other) === said(write)) === n),
  )
}
