/** One row of a list: what it says in its one spelling, or every reason why it cannot be taken. */
import { normalMailbox, whyNoMailbox } from '../centre/mailbox.ts'
import type { ListName } from '../centre/recipient.ts'
import { codePointName, lengthOf, tidyLine, unprintableIn } from '../text.ts'
import { type Column, type Columns, titleOf } from './columns.ts'
import { listsIn } from './lists-in.ts'
import type { Row } from './sheet.ts'

type Judged =
  | { row: number; mailbox: string; name: string; unit: string; roles: ListName[] }
  | { row: number; reason: string }

/** As in recipient.ts. */
const LONGEST = 60
const COLUMNS = ['unit', 'name', 'mailbox', 'lists'] as const satisfies Column[]

export function judgeRow({ row, cells }: Row, columns: Columns): Judged {
  const raw = (column: Column) => cells[columns[column]]?.text ?? ''
  const unsafe = COLUMNS.flatMap((column) => {
    const why = cells[columns[column]]?.problem ?? whyUnsafe(raw(column))
    return why ? [`“${titleOf(column)}”${why}`] : []
  })
  if (unsafe.length) return { row, reason: unsafe.join('；') }
  const mailbox = normalMailbox(raw('mailbox'))
  const name = tidyLine(raw('name'))
  const unit = tidyLine(raw('unit'))
  const roles = listsIn(raw('lists'))
  const reasons = [
    cells.slice(columns.count).some(({ text }) => text.trim() !== '') && '比表头多出几列，可能有没加引号的逗号',
    whyRefused(mailbox),
    name === '' ? '缺少姓名' : whyNoLine('姓名', name, raw('name')),
    whyNoLine('单位', unit, raw('unit')),
    roles.length === 0 && whyNoList(raw('lists').trim()),
  ].filter((reason) => typeof reason === 'string')
  return reasons.length ? { row, reason: reasons.join('；') } : { row, mailbox, name, unit, roles }
}

/** What a spreadsheet or a mail's head would take for more than text. */
function whyUnsafe(text: string): string | null {
  if (/[\r\n]/.test(text)) return '中有换行'
  if (/^\t/.test(text)) return '以制表符开头'
  const [first] = text.normalize('NFKC').trimStart()
  return first !== undefined && '=+-@'.includes(first) ? `以“${first}”开头，会被表格软件当作公式` : null
}

function whyRefused(mailbox: string): string | null {
  if (mailbox === '') return '缺少邮箱'
  const why = whyNoMailbox(mailbox)
  if (!why) return null
  return why === '格式不对' ? `“${shortened(mailbox)}”不是邮箱地址` : `邮箱${why}`
}

/** `typed`: before it was tidied, since of a list's rows nothing is taken away in silence. */
function whyNoLine(title: string, text: string, typed: string): string | null {
  const found = unprintableIn(typed.trim())
  if (found) return `${title}中有不能印出的字符（${codePointName(found.codePoint)}）`
  return lengthOf(text) > LONGEST ? `${title}超过 ${LONGEST} 个字` : null
}

const whyNoList = (text: string): string =>
  text === '' ? '缺少名单（填报、送或发）' : `不认识名单“${shortened(text)}”（填报、送或发）`

const shortened = (text: string): string => (lengthOf(text) > 40 ? `${[...text].slice(0, 40).join('')}…` : text)
