/** `cx recipients FILE`: what would become of a list (CSV or XLSX) if it were imported, row by row, and what was passed over; nothing is written. */
import { columnsAsked } from '#shared/recipients/asked-columns.ts'
import { givenLayout } from '#shared/recipients/list-head.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { type Book, UnreadableSheet } from '#shared/recipients/sheet.ts'
import type { Choice } from '#shared/recipients/sheets-to-read.ts'
import { judge, type Verdict } from '#shared/recipients/verdict.ts'
import { argumentsOf, CommandError, madeOf, readBytes } from './command-line.ts'

const USAGE =
  'cx recipients FILE（--sheet 工作表 只读这一张，可写几次；--columns unit=A,name=B,address=C,lists=D 指明各列，lists 也可写报或发；--head N 指明表头的行号；--split 把一格里的几个邮箱拆开）'

const OPTIONS = {
  sheet: { type: 'string', multiple: true },
  columns: { type: 'string' },
  head: { type: 'string' },
  split: { type: 'boolean' },
} as const

type Values = { sheet?: string[]; columns?: string; head?: string; split?: boolean }

/** Takes the arguments after `recipients`. @throws CommandError where the file is no list. */
export async function recipientsCommand(args: string[]): Promise<unknown> {
  const { file, values } = argumentsOf(args, OPTIONS, USAGE)
  const bytes = await readBytes(file)
  const { accepted, merged, refused, passedOver, sheets } = await madeOf(file, UnreadableSheet, () =>
    verdictOn(readBook(bytes), values),
  )
  return {
    // Scripts read the members as they have always been called.
    accepted: accepted.map(({ row, address, name, lists, unit, sheet }) => ({
      row,
      mailbox: address,
      name,
      roles: lists,
      unit,
      ...(sheet !== undefined && { sheet }),
    })),
    merged,
    refused,
    passedOver,
    sheets,
  }
}

function verdictOn(book: Book, values: Values): Verdict {
  try {
    return judge(book, choiceOf(book, values))
  } catch (error) {
    if (error instanceof UnreadableSheet && !values.columns && error.message.includes('应是表头'))
      throw new UnreadableSheet(`${error.message}。如列名不同，可用 --columns unit=A,name=B,address=C,lists=D 指明各列`)
    throw error
  }
}

/** @throws CommandError where a sheet is not there or the columns are not understood */
function choiceOf(book: Book, { sheet: names, columns, head, split = false }: Values): Choice {
  const unknown = names?.find((name) => !book.sheets.some((sheet) => sheet.name === name))
  if (unknown !== undefined) throw new CommandError(`没有可读的工作表“${unknown}”。用法：${USAGE}`)
  const given = columns === undefined ? null : columnsAsked(columns)
  if (columns !== undefined && !given) throw new CommandError(`--columns 须写明 address 和 lists 两列。用法：${USAGE}`)
  if (head !== undefined && !/^\d{1,6}$/.test(head))
    throw new CommandError(`--head 须是行号，没有表头写 0。用法：${USAGE}`)
  const places = book.sheets.flatMap(({ name }, at) => (!names || names.includes(name ?? '') ? [at] : []))
  return {
    split,
    sheets: new Set(places),
    ...(given && {
      layouts: new Map(
        places.map((at) => [
          at,
          givenLayout(book.sheets[at]?.rows ?? [], given, head === undefined ? undefined : Number(head)),
        ]),
      ),
    }),
  }
}
