/** How a file is read: which sheets, which column is what, whether cells with several mailboxes are split; then what an import would do. */
import { useMemo, useState } from 'react'
import type { Recipient } from '#shared/centre/recipient.ts'
import { type Layout, layoutOf } from '#shared/recipients/list-head.ts'
import { type Book, UnreadableSheet } from '#shared/recipients/sheet.ts'
import type { Choice } from '#shared/recipients/sheets-to-read.ts'
import { judge, type Verdict } from '#shared/recipients/verdict.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { ConfirmImport } from './confirm-import.tsx'
import { PassedOver } from './passed-over.tsx'
import { rememberColumns, rememberedLayout } from './remembered-columns.ts'
import { SheetColumns } from './sheet-columns.tsx'
import { SplitCells } from './split-cells.tsx'

const ColumnsDialog = lazyPart(async () => (await import('./columns-dialog.tsx')).ColumnsDialog)

type Props = { publicationId: string; name: string; book: Book; current: readonly Recipient[]; onDone: () => void }

export function ReadingBook({ publicationId, name, book, current, onDone }: Props) {
  const [given, setGiven] = useState<ReadonlyMap<number, Layout>>(() => remembered(book))
  const [chosen, setChosen] = useState<ReadonlySet<number> | null>(null)
  const [split, setSplit] = useState(false)
  const [asked, setAsked] = useState<number | null>(null)
  const sheets = useMemo(
    () =>
      book.sheets.flatMap((sheet, at) =>
        sheet.rows.length > 0 ? [{ sheet, at, layout: given.get(at) ?? layoutOf(sheet.rows) }] : [],
      ),
    [book, given],
  )
  const wanted = useMemo(
    () => chosen ?? new Set(sheets.flatMap(({ at, layout }) => ('columns' in layout ? [at] : []))),
    [chosen, sheets],
  )
  const verdict = useMemo(
    () => verdictOn(book, { sheets: wanted, layouts: given, split }),
    [book, wanted, given, split],
  )
  const asking = sheets.find(({ at }) => at === asked)
  return (
    <section className="stack" aria-label={name}>
      <h2>{name}</h2>
      {sheets.length > 1 && (
        <CheckboxList
          label="读取哪些工作表"
          options={sheets.map(({ sheet, at }) => ({ id: `${at}`, name: `${sheet.name}（${sheet.rows.length} 行）` }))}
          chosen={[...wanted].map(String)}
          onChange={(ids) => setChosen(new Set(ids.map(Number)))}
        />
      )}
      {sheets.length === 0 && (
        <Notice tone="red" title={name}>
          文件里没有看得见的内容。
        </Notice>
      )}
      {sheets.map(
        ({ sheet, at, layout }) =>
          (wanted.has(at) || !('columns' in layout)) && (
            <SheetColumns
              key={at}
              sheet={sheet}
              layout={layout}
              several={sheets.length > 1}
              onAsk={() => setAsked(at)}
            />
          ),
      )}
      {!verdict && (
        <PassedOver passedOver={[...book.passedOver, ...book.sheets.flatMap(({ passedOver }) => passedOver)]} />
      )}
      {verdict && (
        <ConfirmImport file={name} publicationId={publicationId} verdict={verdict} current={current} onDone={onDone}>
          <SplitCells verdict={verdict} split={split} onSplit={setSplit} />
        </ConfirmImport>
      )}
      {asking && (
        <ColumnsDialog
          sheet={asking.sheet}
          layout={asking.layout}
          onClose={() => setAsked(null)}
          onChoose={(layout) => {
            rememberColumns(asking.sheet.rows, layout)
            setGiven(new Map([...given, [asking.at, layout]]))
            setChosen(new Set([...wanted, asking.at]))
            setAsked(null)
          }}
        />
      )}
    </section>
  )
}

/** Null where no sheet can be read as it is now. */
function verdictOn(book: Book, choice: Choice): Verdict | null {
  try {
    return judge(book, choice)
  } catch (error) {
    if (error instanceof UnreadableSheet) return null
    throw error
  }
}

const remembered = (book: Book): ReadonlyMap<number, Layout> =>
  new Map(
    book.sheets.flatMap(({ rows }, at) => {
      const layout = rememberedLayout(rows)
      return layout ? [[at, layout] as const] : []
    }),
  )
