/** Saying which column of a sheet is what, with its first rows to look at. */
import { useState } from 'react'
import type { ListName } from '#shared/centre/recipient.ts'
import { firstWords } from '#shared/clipped.ts'
import { givenLayout, type Layout, type NoLayout } from '#shared/recipients/list-head.ts'
import { cellIn, columnLetters, type Row, type Sheet } from '#shared/recipients/sheet.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select } from '../../../parts/field.tsx'

const MOST_COLUMNS_SHOWN = 30
const ROWS_SHOWN = 6
const ROWS_FOR_HEAD = 15
const MOST_OF_CELL = 30

const NONE = ''
const ALL_ON: Record<string, ListName[]> = {
  reporting: ['reporting'],
  distribution: ['distribution'],
  both: ['reporting', 'distribution'],
}
const ALL_ON_WORDS = [
  { value: 'reporting', label: '全部记入报送名单（报）' },
  { value: 'distribution', label: '全部记入分发名单（发）' },
  { value: 'both', label: '全部记入两个名单（报、发）' },
]

type Typed = { unit: string; name: string; address: string; lists: string; head: string }
type Props = { sheet: Sheet; layout: Layout | NoLayout; onChoose: (layout: Layout) => void; onClose: () => void }

export function ColumnsDialog({ sheet, layout, onChoose, onClose }: Props) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(layout))
  const set = (patch: Partial<Typed>) => setTyped({ ...typed, ...patch })
  const chosen = layoutAs(sheet.rows, typed)
  const headRow = sheet.rows.find(({ row }) => row === chosen?.head) ?? sheet.rows[0]
  const columns = columnsOf(sheet.rows, headRow)
  const none = { value: NONE, label: '没有这一列' }
  return (
    <Dialog
      title="指定各列"
      action="按此读取"
      wide
      whyNot={chosen ? null : '请选择邮箱和名单，每列只选一次'}
      onSubmit={() => chosen && onChoose(chosen)}
      onClose={onClose}
    >
      <FirstRows rows={sheet.rows} />
      <Select
        label="邮箱"
        value={typed.address}
        onChange={(address) => set({ address })}
        options={[{ value: NONE, label: '请选择' }, ...columns]}
      />
      <Select
        label="姓名"
        value={typed.name}
        onChange={(name) => set({ name })}
        options={[{ value: NONE, label: '没有这一列（用邮箱前写的姓名）' }, ...columns]}
      />
      <Select label="单位" value={typed.unit} onChange={(unit) => set({ unit })} options={[none, ...columns]} />
      <Select
        label="名单"
        value={typed.lists}
        onChange={(lists) => set({ lists })}
        options={[{ value: NONE, label: '请选择' }, ...columns, ...ALL_ON_WORDS]}
      />
      <Select
        label="表头在哪一行"
        value={typed.head}
        onChange={(head) => set({ head })}
        options={[
          {
            value: NONE,
            label: chosen
              ? `第一个邮箱之上（${chosen.head === 0 ? '没有表头' : `第 ${chosen.head} 行`}）`
              : '第一个邮箱之上',
          },
          { value: '0', label: '没有表头，第一行就是收件人' },
          ...sheet.rows.slice(0, ROWS_FOR_HEAD).map(({ row }) => ({ value: `${row}`, label: `第 ${row} 行` })),
        ]}
      />
    </Dialog>
  )
}

const typedOf = (layout: Layout | NoLayout): Typed => {
  if (!('columns' in layout)) return { unit: NONE, name: NONE, address: NONE, lists: NONE, head: NONE }
  const { unit, name, address, lists } = layout.columns
  const written = (place: number | null) => (place === null ? NONE : `${place}`)
  return {
    unit: written(unit),
    name: written(name),
    address: written(address),
    lists: Array.isArray(lists) ? (lists.length > 1 ? 'both' : (lists[0] ?? NONE)) : `${lists}`,
    head: `${layout.head}`,
  }
}

/** Null while it is not said whole, or a column is said twice. */
function layoutAs(rows: readonly Row[], { unit, name, address, lists, head }: Typed): Layout | null {
  const place = (value: string) => (value === NONE ? null : Number(value))
  const places = [unit, name, address, lists].filter((value) => value !== NONE && !ALL_ON[value])
  if (address === NONE || lists === NONE || new Set(places).size < places.length) return null
  const given = {
    unit: place(unit),
    name: place(name),
    address: Number(address),
    lists: ALL_ON[lists] ?? Number(lists),
  }
  return givenLayout(rows, given, place(head) ?? undefined)
}

const shortened = (text: string): string => {
  const line = text
    .slice(0, 4 * MOST_OF_CELL)
    .replace(/\s+/g, ' ')
    .trim()
  return firstWords(line, MOST_OF_CELL)
}

/** Each column with its head, as a choice. */
function columnsOf(rows: readonly Row[], head: Row | undefined): { value: string; label: string }[] {
  return Array.from({ length: widthOf(rows) }, (_, place) => ({
    value: `${place}`,
    label: `${columnLetters(place)} 列　${head ? shortened(cellIn(head, place).text) : ''}`,
  }))
}

const widthOf = (rows: readonly Row[]): number =>
  Math.min(
    MOST_COLUMNS_SHOWN,
    rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0),
  )

function FirstRows({ rows }: { rows: readonly Row[] }) {
  const places = Array.from({ length: widthOf(rows) }, (_, place) => place)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="first-rows" aria-label="文件的前几行" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">行</th>
            {places.map((place) => (
              <th key={place} scope="col">
                {columnLetters(place)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_SHOWN).map((row) => (
            <tr key={row.row}>
              <th scope="row">{row.row}</th>
              {places.map((place) => (
                <td key={place}>{shortened(cellIn(row, place).text)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
