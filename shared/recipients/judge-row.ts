/** One row of a list: what it says in its one spelling, or every reason why it cannot be taken. */
import { LONGEST_NAME } from '../centre/longest-name.ts'
import { whyNoAddress } from '../centre/mail-address.ts'
import type { ListName } from '../centre/recipient.ts'
import { codePointName, lengthOf, tidyLine, unprintableIn, withoutInvisible } from '../text.ts'
import { addressesIn, type Named } from './addresses-in-cell.ts'
import { COLUMNS, type Column, type Columns, titleOf } from './columns.ts'
import { joinedLines, looksLikeHeader } from './lines-in-cell.ts'
import { listsIn } from './lists-in.ts'
import { formulaSign, unprotected } from './protected-text.ts'
import { type Cell, cellIn, quoted, type Row } from './sheet.ts'

export type Taken = { address: string; name: string; unit: string; lists: ListName[] }
/** `addresses`: of a row that is refused for nothing but that one cell holds several mailboxes. */
export type Refused = { reason: string; addresses?: string[] }

/** Nothing longer is looked into. */
const LONGEST_CELL = 1000

/** `hasCommas`: a cell beyond the head may be a comma that was not quoted. `split`: several mailboxes in a cell are as many recipients. */
export type Rules = { hasCommas: boolean; split: boolean }

export function judgeRow(row: Row, columns: Columns, { hasCommas, split }: Rules): Taken[] | Refused {
  const cell = (column: Column): Cell => visible(cellOf(row, columns, column))
  const unsafe = COLUMNS.flatMap((column) => {
    const why = whyUnsafe(cell(column))
    return why ? [`“${titleOf(column)}”${why}`] : []
  })
  if (unsafe.length) return { reason: unsafe.join('；') }
  const said = (column: Column) => unprotected(cell(column).text) ?? cell(column).text
  const found = addressesIn(said('address'))
  const unit = tidyLine(joinedLines(said('unit')))
  const written = tidyLine(joinedLines(said('name')))
  // Of several, each is called what stands before it; of one, what its column says.
  const nameOf = (one: Named) => (found.length > 1 ? one.name || written : written || tidyLine(joinedLines(one.name)))
  const names = found.map(nameOf)
  const lists = Array.isArray(columns.lists) ? columns.lists : listsIn(said('lists'))
  const reasons = [
    hasCommas &&
      row.cells.slice(columns.count).some(({ text }) => text.trim() !== '') &&
      '比表头多出几列，可能有没加引号的逗号',
    ...found.map(({ address }) => whyRefused(address, said('address'))),
    names.some((name) => name === '')
      ? '缺少姓名'
      : names.map((name) => whyNoLine('姓名', name)).find((why) => why !== null),
    whyNoLine('单位', unit),
    lists.length === 0 && whyNoList(said('lists').trim()),
  ].filter((reason) => typeof reason === 'string')
  const addresses = found.map(({ address }) => address)
  if (addresses.length > 1 && !split) {
    const several = `一格里有 ${addresses.length} 个邮箱：${addresses.join('、')}，请一行填一个`
    return reasons.length ? { reason: [several, ...reasons].join('；') } : { reason: several, addresses }
  }
  if (reasons.length) return { reason: reasons.join('；') }
  return found.map(({ address }, at) => ({ address, name: names[at] ?? '', unit, lists }))
}

const cellOf = (row: Row, columns: Columns, column: Column): Cell => {
  const place = columns[column]
  return typeof place === 'number' ? cellIn(row, place) : { text: '', problem: null }
}

/** Without the characters that nobody sees: they are told, and hide neither a formula nor one mailbox from its like. */
const visible = (cell: Cell): Cell =>
  cell.text.length > LONGEST_CELL ? cell : { ...cell, text: withoutInvisible(cell.text).text }

/** How many such characters a row has in its columns. */
export const invisibleIn = (row: Row, columns: Columns): number =>
  COLUMNS.reduce((sum, column) => sum + withoutInvisible(cellOf(row, columns, column).text).removed, 0)

/** What a spreadsheet or a mail's head would take for more than text, unless it is marked as text. */
function whyUnsafe({ text, problem }: Cell): string | null {
  if (problem) return problem
  if (text.length > LONGEST_CELL) return `超过 ${LONGEST_CELL} 个字符`
  if (looksLikeHeader(text)) return '中有换行，后面像是邮件头'
  if (unprotected(text) !== null) return null
  if (/^\t/.test(text)) return '以制表符开头'
  const sign = formulaSign(text)
  return sign ? `以“${sign}”开头，会被表格软件当作公式` : null
}

function whyRefused(address: string, written: string): string | null {
  if (address === '') return '缺少邮箱'
  const why = whyNoAddress(address)
  if (!why) return null
  return why === '格式不对' ? `${quoted(written)}不是邮箱地址` : `邮箱${why}`
}

function whyNoLine(title: string, text: string): string | null {
  const found = unprintableIn(text)
  if (found) return `${title}中有不能印出的字符（${codePointName(found.codePoint)}）`
  return lengthOf(text) > LONGEST_NAME ? `${title}超过 ${LONGEST_NAME} 个字` : null
}

const whyNoList = (text: string): string =>
  text === '' ? '缺少名单（填报、送或发）' : `不认识名单${quoted(text)}（填报、送或发）`
