/**
 * The file's description of itself: author and subject for the reader's window, and the XMP packet that archives and
 * PDF/UA-1 (ISO 14289-1, 7.1) ask for. Dates would tell the clock; here they become the issue's.
 */
import { CHINA } from '#shared/calendar.ts'
import { type Body, type PdfObjects, streamBody } from './objects.ts'

export type Description = {
  title: string
  author: string
  subject: string
  /** `YYYY-MM-DD`; the file is of that day, at 00:00 in China. */
  day: string
}

/** Bodies of the file's information, of its catalog and of the XMP packet, by object number. Throws `PrintFailure`. */
export function described({ root, info, size, bodyOf }: PdfObjects, description: Description): Map<number, Body> {
  const packet = Buffer.from(xmpPacket(description))
  const catalog = bodyOf(root).subarray(2)
  return new Map([
    [info, [Buffer.from(information(bodyOf(info).toString('latin1'), description))]],
    [root, [Buffer.from(`<</Metadata ${size} 0 R\n`), catalog]],
    [size, streamBody('/Type /Metadata\n/Subtype /XML', packet)],
  ])
}

/** Who made it in Chromium's own words ("Chromium", or all that a browser calls itself); the rest is the issue's. */
function information(own: string, { title, author, subject, day }: Description): string {
  const makers = ['Creator', 'Producer'].map((name) => `/${name} ${literal(own, name)}\n`).join('')
  const instant = `(D:${day.replaceAll('-', '')}000000${CHINA.offset.replace(':', "'")}')`
  return `<</Title ${textString(title)}\n/Author ${textString(author)}\n/Subject ${textString(subject)}\n${makers}/CreationDate ${instant}\n/ModDate ${instant}>>`
}

/** The text in parentheses under this name (ISO 32000-1, 7.3.4.2); Chromium escapes those within. */
const literal = (own: string, name: string): string =>
  new RegExp(`/${name}\\s*(\\((?:\\\\.|[^\\\\()])*\\))`, 's').exec(own)?.[1] ?? '()'

/** A text as PDF writes it: UTF-16 with a byte order mark, in hex. */
const textString = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function xmpPacket({ title, author, subject, day }: Description): string {
  const instant = `${day}T00:00:00${CHINA.offset}`
  const words = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title>${words(title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${words(subject)}</dc:description><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${instant}</xmp:CreateDate><xmp:ModifyDate>${instant}</xmp:ModifyDate><xmp:MetadataDate>${instant}</xmp:MetadataDate><xmp:CreatorTool>Chromium</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
