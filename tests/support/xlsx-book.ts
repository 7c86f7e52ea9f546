/** XLSX files of several sheets as programs write them: sheets hidden, rows and columns hidden, cells merged, numbers with formats. */
import { strToU8, zipSync } from 'fflate'
import { sheetXml, type XlsxCell } from './xlsx.ts'

export type XlsxSheet = {
  name: string
  state?: 'hidden' | 'veryHidden'
  rows: readonly (readonly XlsxCell[])[]
  /** More attributes of a row, by its number. */
  rowIs?: Record<number, string>
  /** Such as `<col min="5" max="5" hidden="1"/>`. */
  cols?: string
  /** Such as `A2:A4`. */
  merged?: readonly string[]
}

/** Parts by their names, as text or bytes; null leaves one out. */
export type XlsxParts = Record<string, string | Uint8Array | null>

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const worksheet = ({ rows, rowIs = {}, cols, merged = [] }: XlsxSheet, strings: string[]): string =>
  sheetXml(rows, strings)
    .replace('<sheetData>', `${cols ? `<cols>${cols}</cols>` : ''}<sheetData>`)
    .replace(/<row r="(\d+)"/g, (found, row: string) => (rowIs[Number(row)] ? `${found} ${rowIs[Number(row)]}` : found))
    .replace(
      '</worksheet>',
      `${merged.length ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`,
    )

/** `formats`: their codes or numbers, as `s="0"` and so on name them. `change` replaces parts, adds some or, with null, leaves one out. */
export function xlsxBook(
  sheets: readonly XlsxSheet[],
  {
    formats = [],
    workbook = '',
    change = {},
  }: { formats?: readonly (string | number)[]; workbook?: string; change?: XlsxParts } = {},
): Uint8Array {
  const strings: string[] = []
  const own = formats.filter((format) => typeof format === 'string')
  const idOf = (format: string | number) => (typeof format === 'number' ? format : 164 + own.indexOf(format))
  const written = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)
  const worksheets = sheets.map((sheet): [string, string] => [
    `xl/worksheets/${sheet.name}.xml`,
    worksheet(sheet, strings),
  ])
  const parts: XlsxParts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbook}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        ({ name }, at) =>
          `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/${name}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId98" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId99" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${own
      .map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${written(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs>${(formats.length ? formats : [0])
      .map((format) => `<xf numFmtId="${idOf(format)}"/>`)
      .join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="&quot;别的&quot;"/></dxf></dxfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${written(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(worksheets),
    ...change,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, text]) =>
        text === null ? [] : [[name, typeof text === 'string' ? strToU8(text) : text]],
      ),
    ),
  )
}

/** A number cell with one of `formats`. */
export const numberCell = (value: number | string, style: number): XlsxCell => ({
  xml: `<c r="@" s="${style}"><v>${value}</v></c>`,
})
