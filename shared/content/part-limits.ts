/** How much the parts of an item may hold; without zod, since the desk asks too. */

/** A row for each prefecture of a province, and more; a table that is longer than a page goes on with its head. */
export const MOST_ROWS = 40
export const LEAST_COLUMNS = 2
export const MOST_COLUMNS = 8

/** Of a section. */
export const MOST_ITEMS = 99
export const MOST_ITEMS_SAID = `一个栏目最多 ${MOST_ITEMS} 条`

export const MOST_TABLES = 10
export const MOST_PICTURES = 20
export const MOST_POINTS = 99

/** The most characters of each line or text. */
export const LONGEST = { title: 60, head: 20, cell: 60, alt: 200, caption: 100, point: 5000, note: 2000 } as const
