/** Orders rows by an instant of theirs, and rows of the same instant by their ids: the same rows always read the same. */
type Identified = { id: string }

export const oldestFirst =
  <T extends Identified>(at: (row: T) => string) =>
  (a: T, b: T): number =>
    compared(at(a), at(b)) || compared(a.id, b.id)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
