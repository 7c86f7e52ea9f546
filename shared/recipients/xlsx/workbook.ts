/** The workbook of an XLSX file (ECMA-376, 18.2): its sheets with their parts, its texts and formats, and from when it counts days. */
import { UnreadableSheet } from '../sheet.ts'
import type { Parts } from './xlsx-parts.ts'
import { readXml, textsOf } from './xml.ts'

/** `kind`: what the part is, as its relationship says it; empty where it does not. */
export type SheetPart = { name: string; hidden: boolean; kind: string; part: string | null }

export type Workbook = {
  sheets: SheetPart[]
  /** Days are counted from 1904 (18.2.28). */
  since1904: boolean
  strings: string[]
  /** The part with the styles, or null. */
  styles: string | null
}

const noExcel = () => new UnreadableSheet('这不是 Excel 表格（.xlsx），请另存为 .xlsx 或 CSV')

/** @throws UnreadableSheet for other files in a zip */
export function openWorkbook(parts: Parts): Workbook {
  const part = workbookPart(parts)
  const relations = parts.relationsOf(part)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const sheets: SheetPart[] = []
  let since1904 = false
  let root = ''
  for (const event of readXml(parts.read(part))) {
    if (event.kind !== 'open') continue
    root ||= event.name
    const { attributes } = event
    if (event.name === 'workbookPr') since1904 = isTrue(attributes.get('date1904'))
    if (event.name !== 'sheet') continue
    const relation = byId.get(attributes.get('id') ?? '')
    sheets.push({
      name: attributes.get('name') ?? '',
      hidden: (attributes.get('state') ?? 'visible') !== 'visible',
      kind: relation?.kind ?? '',
      part: relation?.part ?? null,
    })
  }
  if (root !== 'workbook') throw noExcel()
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  /** Told by a relationship, or lying under its usual name. */
  const beside = (kind: string): string | null =>
    [relations.find((relation) => relation.kind === kind)?.part, `${folder}${kind}.xml`].find(
      (one) => typeof one === 'string' && parts.has(one),
    ) ?? null
  const strings = beside('sharedstrings')
  return { sheets, since1904, strings: strings ? sharedStrings(parts.read(strings)) : [], styles: beside('styles') }
}

/** How XML of these files writes yes (22.9.2.7). */
export const isTrue = (value: string | undefined): boolean => value !== undefined && /^(1|true|on)$/.test(value)

/** By the package's relationships, by its content types, or where it usually is. */
function workbookPart(parts: Parts): string {
  if (parts.has('content.xml') && parts.has('mimetype'))
    throw new UnreadableSheet('这是 OpenDocument 文件（.ods），请另存为 .xlsx 或 CSV')
  const told = parts
    .relationsOf('')
    .find(({ kind, part }) => kind === 'officedocument' && part && parts.has(part))?.part
  const part = told ?? byContentType(parts) ?? 'xl/workbook.xml'
  if (part.endsWith('.bin') || parts.has('xl/workbook.bin'))
    throw new UnreadableSheet('这是二进制的 Excel 表格（.xlsb），请另存为 .xlsx 或 CSV')
  if (!parts.has(part)) throw noExcel()
  return part
}

function byContentType(parts: Parts): string | undefined {
  if (!parts.has('[content_types].xml')) return undefined
  for (const event of readXml(parts.read('[content_types].xml'))) {
    if (event.kind !== 'open' || event.name !== 'Override') continue
    const part = (event.attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase()
    if (/(sheet|template|macroEnabled)\.main\+xml$/.test(event.attributes.get('ContentType') ?? '') && parts.has(part))
      return part
  }
  return undefined
}

/** Each string item's text. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  for (const event of textsOf(xml)) {
    if (event.kind === 'open' && event.name === 'si') strings.push('')
    if (event.kind === 'text' && event.within === 't') strings[strings.length - 1] += event.text
  }
  return strings
}
