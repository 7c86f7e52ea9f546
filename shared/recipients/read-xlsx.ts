/** The first visible sheet of an XLSX file (ECMA-376, 18.3): its texts; formulas are marked and never worked out. */
import { listZip, openEntry } from '../zip.ts'
import { readRows } from './read-xlsx-rows.ts'
import { type Row, UnreadableSheet } from './sheet.ts'
import { readXml, textsOf } from './xml.ts'

/** The most that one part may unfold to: a list of the largest size takes a tenth of it. */
const MOST_BYTES = 30_000_000

/** @throws UnreadableSheet for anything that is no such file. */
export function readXlsx(bytes: Uint8Array): Row[] {
  const names = new Set(listZip(bytes)?.map(({ name }) => name))
  if (!names.has('xl/workbook.xml')) throw new UnreadableSheet('这不是 Excel 表格（.xlsx），请另存为 .xlsx 或 CSV')
  const sheet = firstSheet(partOf(bytes, 'xl/workbook.xml'), partOf(bytes, 'xl/_rels/workbook.xml.rels'))
  const strings = names.has('xl/sharedStrings.xml') ? sharedStrings(partOf(bytes, 'xl/sharedStrings.xml')) : []
  return readRows(partOf(bytes, sheet), strings)
}

function partOf(bytes: Uint8Array, name: string): string {
  const part = openEntry(bytes, name, MOST_BYTES)
  if (!part) throw new UnreadableSheet('表格文件已损坏，或内容过大，请另存后再试')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part)
  } catch {
    throw new UnreadableSheet('表格文件的内部编码不对，请另存后再试')
  }
}

/** The path of the part that holds the first sheet that people see. */
function firstSheet(workbook: string, relations: string): string {
  let id: string | undefined
  for (const event of readXml(workbook))
    if (event.kind === 'open' && event.name === 'sheet' && (event.attributes.get('state') ?? 'visible') === 'visible')
      id ??= event.attributes.get('id')
  for (const event of readXml(relations)) {
    if (event.kind !== 'open' || event.name !== 'Relationship' || event.attributes.get('Id') !== id) continue
    const target = event.attributes.get('Target') ?? ''
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  throw new UnreadableSheet('表格文件里没有工作表')
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
