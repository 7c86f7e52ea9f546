/** Paragraphs and tables as DOCX (ECMA-376, 17): text is text, with no field, link, macro or picture in it. */
import { packSmall } from '../zip.ts'
import { escapedXml } from './escaped-xml.ts'

/** `right`: at the right edge; `title` and `heading` are styles that Word and WPS list by name. */
export type DocxBlock =
  | { kind: 'title' | 'heading' | 'paragraph' | 'right' | 'centre'; text: string }
  | { kind: 'table'; rows: readonly (readonly string[])[] }

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** GB/T 9704-2012: 三号 of 仿宋, two characters in; the page of style.ts in twentieths of a point. */
const FONT = (face: string, half: number) =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face}"/><w:sz w:val="${half}"/></w:rPr>`
const STYLES = [
  `<w:docDefaults><w:rPrDefault>${FONT('仿宋', 32)}</w:rPrDefault></w:docDefaults>`,
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`,
  `<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="宋体"/><w:b/><w:color w:val="D00000"/><w:sz w:val="72"/></w:rPr></w:style>`,
  `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/></w:pPr>${FONT('黑体', 32)}</w:style>`,
].join('')

const PROPERTIES = {
  title: '<w:pStyle w:val="Title"/>',
  heading: '<w:pStyle w:val="Heading1"/>',
  paragraph: '<w:ind w:firstLineChars="200" w:firstLine="640"/>',
  right: '<w:jc w:val="right"/>',
  centre: '<w:jc w:val="center"/>',
} as const

const runXml = (text: string) => `<w:r><w:t xml:space="preserve">${escapedXml(text)}</w:t></w:r>`

/** A line end within a text begins a paragraph of its own. */
const paragraphsXml = (kind: keyof typeof PROPERTIES, text: string): string =>
  text
    .split('\n')
    .map((line) => `<w:p><w:pPr>${PROPERTIES[kind]}</w:pPr>${runXml(line)}</w:p>`)
    .join('')

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:color="000000"/>`)
  .join('')

/** The first row is the head, which stands again on each page. */
function tableXml(rows: readonly (readonly string[])[]): string {
  const rowsXml = rows.map((cells, n) => {
    const cellsXml = cells.map((text) => `<w:tc><w:tcPr/>${paragraphsXml('centre', text)}</w:tc>`).join('')
    return `<w:tr>${n === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cellsXml}</w:tr>`
  })
  const grid = (rows[0] ?? []).map(() => '<w:gridCol/>').join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${EDGES}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowsXml.join('')}</w:tbl><w:p/>`
}

const blockXml = (block: DocxBlock): string =>
  block.kind === 'table' ? tableXml(block.rows) : paragraphsXml(block.kind, block.text)

export function toDocx(blocks: readonly DocxBlock[]): Uint8Array<ArrayBuffer> {
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${PART}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${PART}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${MAIN}">${STYLES}</w:styles>`,
    'word/document.xml': `<w:document xmlns:w="${MAIN}"><w:body>${blocks.map(blockXml).join('')}${page}</w:body></w:document>`,
  }
  const encoder = new TextEncoder()
  return packSmall(new Map(Object.entries(parts).map(([part, xml]) => [part, encoder.encode(HEAD + xml)])))
}
