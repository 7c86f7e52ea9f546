/** Places of a content in words, the same on screen, in a refusal and in what is signed: `栏目“窗口资讯”第 2 条`, `表格 1 第 2 行第 3 列`. */

export const sectionInWords = (title: string): string => `栏目“${title}”`

/** `item` counts from 0. */
export const itemInWords = (title: string, item: number): string => `${sectionInWords(title)}第 ${item + 1} 条`

export const figureInWords = (name: string): string => `指标“${name}”`

/** `point` counts from 0. */
export const pointInWords = (point: number): string => `第 ${point + 1} 点`

const WORDS: readonly [RegExp, (first: number, second: number, third: number) => string][] = [
  [/^points\[(\d+)\]$/, (point) => pointInWords(point - 1)],
  [/^tables\[(\d+)\]\.title$/, (table) => `表格 ${table} 的标题`],
  [/^tables\[(\d+)\]\.head\[(\d+)\]$/, (table, column) => `表格 ${table} ${cellName({ row: 0, column: column - 1 })}`],
  [
    /^tables\[(\d+)\]\.rows\[(\d+)\]\[(\d+)\]$/,
    (table, row, column) => `表格 ${table} ${cellName({ row, column: column - 1 })}`,
  ],
  [/^pictures\[(\d+)\]\.alt$/, (picture) => `图片 ${picture} 的文字说明`],
  [/^pictures\[(\d+)\]\.caption$/, (picture) => `图片 ${picture} 的图题`],
]

/** A part of an item or section; '' for the text itself. */
export function partInWords(part: string): string {
  for (const [pattern, words] of WORDS) {
    const [first, ...numbers] = pattern.exec(part) ?? []
    // Counted from 1 on the screen.
    const [a = 0, b = 0, c = 0] = numbers.map((number) => Number(number) + 1)
    if (first !== undefined) return words(a, b, c)
  }
  return part === 'title' ? '标题' : ''
}

/** In a table as a grid, whose first row (0) is the head; columns count from 0. */
export const cellName = ({ row, column }: { row: number; column: number }): string =>
  row === 0 ? `表头第 ${column + 1} 列` : `第 ${row} 行第 ${column + 1} 列`
