/**
 * What the file says about itself, added behind Chromium's PDF as an incremental update (ISO 32000-1, 7.5.6):
 * author and subject for the reader's window, the XMP packet that archives and PDF/UA-1 (ISO 14289-1, 7.1) ask for,
 * and pages whose numbers and rules are marked as artifacts.
 */
import { pagesWithArtifacts } from './artifacts.ts'
import { PrintFailure } from './failure.ts'

export type Description = {
  title: string
  author: string
  subject: string
  /** `YYYY-MM-DD`; the file is of that day, at 00:00 in China. */
  day: string
}

const TRAILER = /trailer\n<<\/Size (\d+)\n\/Root (\d+) 0 R\n\/Info (\d+) 0 R>>\nstartxref\n(\d+)\n%%EOF\n?$/

/** The PDF with the description; the bytes before it stay as they are. Throws `PrintFailure` if it is not Chromium's. */
export function described(pdf: Buffer, description: Description): Buffer<ArrayBuffer> {
  const end = pdf.toString('latin1', Math.max(0, pdf.length - 300))
  const [, size, root, info, xref] = (TRAILER.exec(end) ?? []).map(Number)
  if (!size || !root || !info || !xref) throw new PrintFailure('unexpected-answer', 'the PDF has no trailer as known')
  const packet = Buffer.from(xmpPacket(description))
  const objectAt = (number: number) => startOf(pdf, xref, number)
  const bodies = pagesWithArtifacts(pdf, objectAt)
  bodies.set(info, retitled(pdf, objectAt(info), description))
  bodies.set(root, withEntries(pdf, objectAt(root), `/Metadata ${size} 0 R`))
  const stream = `<</Type /Metadata\n/Subtype /XML\n/Length ${packet.length}>> stream\n`
  bodies.set(size, Buffer.concat([Buffer.from(stream), packet, Buffer.from('\nendstream')]))
  const parts: Buffer[] = [pdf]
  let at = pdf.length
  const entries: string[] = []
  for (const [number, body] of [...bodies].sort(([a], [b]) => a - b)) {
    const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    entries.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(object)
    at += object.length
  }
  const trailer = `xref\n${entries.join('')}trailer\n<</Size ${size + 1}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/Prev ${xref}>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(trailer)])
}

/** Where the body of object `number` begins, by the classic table: one line `0 count`, then 20 bytes an object. */
function startOf(pdf: Buffer, xref: number, number: number): number {
  const first = pdf.indexOf('\n', pdf.indexOf('\n', xref) + 1) + 1
  const start = Number(pdf.toString('latin1', first + number * 20, first + number * 20 + 10))
  const head = `${number} 0 obj\n`
  if (pdf.toString('latin1', start, start + head.length) !== head)
    throw new PrintFailure('unexpected-answer', `object ${number} of the PDF is not where its table says`)
  return start + head.length
}

/** The dictionary that begins at `start`, with more entries before its own. */
function withEntries(pdf: Buffer, start: number, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}\n`),
    pdf.subarray(start + 2, pdf.indexOf('\nendobj', start, 'latin1')),
  ])
}

/** The description of the file, its title the and not the job's. */
function retitled(pdf: Buffer, start: number, { title, author, subject }: Description): Buffer {
  const rest = pdf.subarray(pdf.indexOf('\n', start), pdf.indexOf('\nendobj', start))
  const told = `<</Title ${textString(title)}\n/Author ${textString(author)}\n/Subject ${textString(subject)}`
  return Buffer.concat([Buffer.from(told), rest])
}

/** A text as PDF writes it: UTF-16 with a byte order mark, in hex. */
const textString = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function xmpPacket({ title, author, subject, day }: Description): string {
  const instant = `${day}T00:00:00+08:00`
  const words = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title>${words(title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${words(subject)}</dc:description><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${instant}</xmp:CreateDate><xmp:ModifyDate>${instant}</xmp:ModifyDate><xmp:MetadataDate>${instant}</xmp:MetadataDate><xmp:CreatorTool>Chromium</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
