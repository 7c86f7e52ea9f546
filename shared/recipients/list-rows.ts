/** The rows of a sheet that are to be recipients, and word of what is not: title, head, totals, remarks, and columns that a list does not need. */
import { COLUMNS, type Columns } from './columns.ts'
import { isLikeAddress, type Layout, layoutBy } from './list-head.ts'
import { cellIn, columnLetters, isBlank, type PassedOver, quoted, type Row, type Sheet, saysNothing } from './sheet.ts'

export type ListRow = { row: Row; columns: Columns }

/** How a line under a list begins. */
const FOOTER =
  /^(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|备\s*注|附\s*注|说\s*明|注|填[表报](?:说明|人|单位|日期)?|制表人?|审核人?|负责人|联系人|联系电话|(?:制表)?日\s*期)(?:$|[\s:(\d、])|^共\s*\d/
/** How a line between groups begins: `一、`, `（二）`, `第三部分`. */
const NUMBERED = /^(?:[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+部分)/
/** How much of a cell is looked at for these. */
const BEGINNING = 60

export function listRows(
  sheet: Sheet,
  { head, columns, given }: Layout,
): { rows: ListRow[]; passedOver: PassedOver[] } {
  const rows: ListRow[] = []
  const passedOver: PassedOver[] = []
  const saying = sheet.rows.filter((row) => !isBlank(row))
  let current = columns
  for (const row of saying) {
    const pass = (why: string) => passedOver.push({ where: `第 ${row.row} 行`, why })
    if (row.row < head) pass(`在表头之上：${firstWords(row)}`)
    else if (row.row === head) {
      if (given) pass(`当作表头：${firstWords(row)}`)
    } else {
      const isHead = !given && !isLikeAddress(cellIn(row, current.address).text)
      const again = isHead ? layoutBy(row, []) : null
      if (again && 'columns' in again) {
        current = again.columns
        pass('又是表头')
      } else if (isFooter(row)) pass(`是表尾：${firstWords(row)}`)
      else if (isHeading(row, current)) pass(`是小标题：${firstWords(row)}`)
      else rows.push({ row, columns: current })
    }
  }
  return { rows, passedOver: [...passedOver, ...unusedColumns(sheet, saying, head, columns)] }
}

const textsOf = (row: Row) => row.cells.map(({ text }) => text).filter((text) => text.trim() !== '')
const firstWords = (row: Row): string => quoted(textsOf(row)[0] ?? '')
const beginningOf = (text = '') => text.slice(0, BEGINNING).normalize('NFKC').trim()

const isFooter = (row: Row): boolean => {
  const texts = textsOf(row)
  return FOOTER.test(beginningOf(texts[0])) && !texts.some(isLikeAddress)
}

/** One cell merged across the list says the same in all its columns; or a number stands before the only words. */
function isHeading(row: Row, columns: Columns): boolean {
  const places = placesOf(columns)
  const said = new Set(places.map((place) => cellIn(row, place).text))
  const [text = ''] = said
  if (said.size === 1 && places.length > 2 && text.trim() !== '') return !isLikeAddress(text)
  const texts = textsOf(row)
  return texts.length === 1 && NUMBERED.test(beginningOf(texts[0])) && !texts.some(isLikeAddress)
}

/** Where the columns stand that are cells of the sheet. */
const placesOf = (columns: Columns): number[] =>
  COLUMNS.map((column) => columns[column]).filter((place) => typeof place === 'number')

/** Every other column that has a head or says anything. In CSV none is wider than its head: a longer row is refused for it. */
function unusedColumns({ name }: Sheet, rows: readonly Row[], head: number, columns: Columns): PassedOver[] {
  const used = new Set(placesOf(columns))
  const headRow = rows.find(({ row }) => row === head)
  const below = rows.filter(({ row }) => row > head)
  const widest = rows.reduce((most, { row, cells }) => (row < head ? most : Math.max(most, cells.length)), 0)
  const width = name === null ? Math.min(widest, columns.count) : widest
  return Array.from({ length: width }, (_, place) => place).flatMap((place) => {
    const title = headRow ? cellIn(headRow, place).text.trim() : ''
    const isEmpty = below.every((row) => saysNothing(cellIn(row, place)))
    if (used.has(place) || (title === '' && isEmpty)) return []
    const where = `${columnLetters(place)} 列${title === '' ? '' : quoted(title)}`
    return [{ where, why: isEmpty ? '没有内容' : title === '' ? '没有表头' : '名单用不到这一列' }]
  })
}
