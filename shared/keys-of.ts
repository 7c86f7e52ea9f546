/** The keys of a closed table, as what they are: Object.keys knows only that they are strings. */
export const keysOf = <Table extends object>(table: Table): (keyof Table & string)[] =>
  Object.keys(table) as (keyof Table & string)[] // the table is closed: it has no other keys
