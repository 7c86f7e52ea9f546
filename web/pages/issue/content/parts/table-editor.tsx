/** A table of figures: its title, and a grid to type in or to paste a spreadsheet's cells into. */

import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { LONGEST, MOST_COLUMNS, MOST_ROWS } from '#shared/content/part-limits.ts'
import { cellName } from '#shared/content/place-words.ts'
import { Button } from '../../../../parts/button.tsx'
import { BareInput } from '../../../../parts/field.tsx'
import { toast } from '../../../../parts/toast.tsx'
import { CheckedInput } from '../../checks/checked-field.tsx'
import { FoundIn } from '../../checks/found-in.tsx'
import type { Table } from '../../edited-parts.ts'
import { useTheDesk } from '../../use-desk.ts'
import { wrongText } from '../wrong-text.ts'
import {
  type Cell,
  canLoseColumn,
  canLoseRow,
  cellsOf,
  type Grid,
  gridOf,
  isTable,
  tableOf,
  whyNoColumn,
  whyNoRow,
  withCells,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
  withText,
} from './table-edits.ts'

/** `field`: the id of its place (field-ids.ts). */
type Props = { name: string; field: string; table: Table; onChange: (table: Table, field: string | null) => void }

export function TableEditor({ name, field: id, table, onChange }: Props) {
  const { editable } = useTheDesk()
  const body = useRef<HTMLTableElement>(null)
  const grid = gridOf(table)
  const put = (next: Grid, field: string | null = null) => onChange(tableOf(table, next), field)
  const wrong = grid.flatMap((row, at) =>
    row.flatMap((text, column) => {
      const why = wrongText(text, at === 0 ? LONGEST.head : LONGEST.cell)
      return why ? [`${cellName({ row: at, column })}：${why}`] : []
    }),
  )

  const paste = (event: ClipboardEvent, at: Cell) => {
    const text = event.clipboardData.getData('text/plain')
    if (!editable || !isTable(text)) return
    event.preventDefault()
    const { grid: next, cut } = withCells(grid, at, cellsOf(text))
    put(next)
    if (cut) toast(`表格最多 ${MOST_ROWS} 行、${MOST_COLUMNS} 列，超出的没有粘贴`)
  }
  /** Up, down and Enter go to the cell above or below, as in a spreadsheet. */
  const go = (event: KeyboardEvent, { row, column }: Cell) => {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
    if (!by || event.altKey) return
    event.preventDefault()
    body.current?.rows[row + by]?.cells[column]?.querySelector('input')?.focus()
  }
  const cell = (at: Cell, text: string) => (
    <span className="cell-box" data-text={text}>
      <BareInput
        className="cell"
        id={cellField(id, at)}
        aria-label={`${name} ${cellName(at)}`}
        value={text}
        readOnly={!editable}
        data-missing={(at.row === 0 && text.trim() === '') || undefined}
        placeholder={at.row === 0 ? '表头' : undefined}
        autoComplete="off"
        onChange={(next) => put(withText(grid, at, next), `${at.row}-${at.column}`)}
        onPaste={(event) => paste(event, at)}
        onKeyDown={(event) => go(event, at)}
      />
    </span>
  )
  return (
    <div className="table-editor" data-missing={table.title.trim() === '' || undefined}>
      <CheckedInput
        field={`${id}.title`}
        label={`${name} 的标题`}
        value={table.title}
        readOnly={!editable}
        onChange={(title) => onChange({ ...table, title }, 'title')}
        error={wrongText(table.title, LONGEST.title)}
        placeholder="例如：各窗口办件情况"
      />
      <div className="grid-scroll">
        <table className="grid" ref={body} aria-label={name}>
          <tbody>
            {grid.map((row, at) => (
              <tr key={cellName({ row: at, column: 0 })}>
                {row.map((text, column) => {
                  const Box = at === 0 ? 'th' : 'td'
                  const place = { row: at, column }
                  return <Box key={cellName(place)}>{cell(place, text)}</Box>
                })}
                {editable && at > 0 && canLoseRow(grid) && (
                  <td className="grid-tool">
                    <Button
                      small
                      kind="quiet"
                      aria-label={`删除${name} 第 ${at} 行`}
                      onPress={() => put(withoutRow(grid, at))}
                    >
                      ✕
                    </Button>
                  </td>
                )}
              </tr>
            ))}
            {editable && canLoseColumn(grid) && (
              <tr>
                {(grid[0] ?? []).map((_, column) => (
                  <td key={cellName({ row: 0, column })} className="grid-tool">
                    <Button
                      small
                      kind="quiet"
                      aria-label={`删除${name} 第 ${column + 1} 列`}
                      onPress={() => put(withoutColumn(grid, column))}
                    >
                      ✕
                    </Button>
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <FoundIn
        fields={grid.flatMap((row, at) => row.map((_, column) => cellField(id, { row: at, column })))}
        of={name}
      />
      {wrong.length > 0 && <p className="field-error">{wrong.join('；')}</p>}
      {editable && (
        <div className="part-buttons">
          <Button
            small
            kind="quiet"
            aria-label={`${name} 添加行`}
            whyNot={whyNoRow(grid)}
            onPress={() => put(withRow(grid))}
          >
            ＋ 行
          </Button>
          <Button
            small
            kind="quiet"
            aria-label={`${name} 添加列`}
            whyNot={whyNoColumn(grid)}
            onPress={() => put(withColumn(grid))}
          >
            ＋ 列
          </Button>
          <span className="field-hint">可以从电子表格复制后直接粘贴</span>
        </div>
      )}
    </div>
  )
}

/** As findings name it: the head counts for itself. */
const cellField = (id: string, { row, column }: Cell): string =>
  row === 0 ? `${id}.head[${column}]` : `${id}.rows[${row - 1}][${column}]`
