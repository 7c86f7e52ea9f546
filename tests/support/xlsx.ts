/** Small XLSX files as spreadsheet programs write them: compressed, texts shared, a formula with its cached result. */
import { strToU8, zipSync } from 'fflate'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

/** A cell's text, or `{ xml }` for a cell as it is to be written (`@` stands for its reference). */
export type XlsxCell = string | { xml: string }

export const sheetXml = (rows: readonly (readonly XlsxCell[])[], strings: string[]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows
    .map((cells, r) => {
      const written = cells.map((cell, c) => {
        const reference = `${String.fromCharCode(65 + c)}${r + 1}`
        if (typeof cell !== 'string') return cell.xml.replace('@', reference)
        if (cell === '') return ''
        strings.push(cell)
        return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`
      })
      return cells.length ? `<row r="${r + 1}">${written.join('')}</row>` : ''
    })
    .join('')}</sheetData></worksheet>`

/** `change` replaces parts or adds some. */
export function xlsx(rows: readonly (readonly XlsxCell[])[], change: Record<string, string> = {}): Uint8Array {
  const strings: string[] = []
  const sheet = sheetXml(rows, strings)
  const parts: Record<string, string> = {
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="隐藏" sheetId="1" state="hidden" r:id="rId1"/><sheet name="名单" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships><Relationship Id="rId1" Target="worksheets/none.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet2.xml': sheet,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings
      .map((text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></si>`)
      .join('')}</sst>`,
    ...change,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
