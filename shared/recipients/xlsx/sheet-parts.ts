/** Reads the XML of a sheet (ECMA-376, 18.3.1), one thing after the other: columns, rows as they begin, cells as they are complete, merges. */
import type { Written } from './cell.ts'
import { textsOf } from './xml.ts'

export type Attributes = ReadonlyMap<string, string>

export type SheetPart = { kind: 'row' | 'column' | 'merge'; attributes: Attributes } | { kind: 'cell'; cell: Written }

/** Elements that are told as they begin; rows count within the sheet's own rows only. */
const TOLD = new Map<string, 'row' | 'column' | 'merge'>([
  ['row', 'row'],
  ['col', 'column'],
  ['mergeCell', 'merge'],
])

export function* sheetParts(xml: string): Generator<SheetPart> {
  let cell: Written | null = null
  for (const event of textsOf(xml)) {
    if (event.kind === 'open') {
      const kind = TOLD.get(event.name)
      if (kind) yield { kind, attributes: event.attributes }
      if (event.name === 'c') cell = begun(event.attributes)
      if (event.name === 'f' && cell) cell.formula = true
    } else if (cell === null) continue
    else if (event.kind === 'text') {
      if (event.within === 'v' || event.within === 't') cell.value += event.text
    } else if (event.name === 'c') {
      yield { kind: 'cell', cell }
      cell = null
    }
  }
}

const begun = (attributes: Attributes): Written => ({
  reference: attributes.get('r'),
  type: attributes.get('t') ?? 'n',
  style: attributes.get('s'),
  value: '',
  formula: false,
})
