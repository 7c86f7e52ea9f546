/** Word files as programs write them, and PDF files of a few objects, each with what a test puts in besides. */
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** One relationship as a part of them has it. */
export const relationship = (type: string, target: string, external = true): string =>
  `<Relationship Id="r1" Type="${RELATIONS}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`
export const relationships = (...each: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`

const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`

/** `change` replaces parts, adds some or, with null, leaves one out; `types` are content types more. */
export function docx(
  paragraphs: readonly string[],
  {
    change = {},
    types = '',
    body = '',
  }: { change?: Record<string, string | Uint8Array | null>; types?: string; body?: string } = {},
): Uint8Array {
  const text = paragraphs.map((one) => `<w:p><w:r><w:t xml:space="preserve">${one}</w:t></w:r></w:p>`).join('')
  const parts: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${override('/word/document.xml', `${WORD}.document.main+xml`)}${types}</Types>`,
    '_rels/.rels': relationships(relationship('officeDocument', 'word/document.xml', false)),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${text}${body}</w:body></w:document>`,
    ...change,
  }
  const there = Object.entries(parts).filter((part): part is [string, string | Uint8Array] => part[1] !== null)
  return zipSync(
    Object.fromEntries(there.map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])),
  )
}

/** `objects` are PDF source; `packed` lie together in an object stream. */
export function pdf(objects: readonly string[] = [], packed: readonly string[] = [], trailer = ''): Buffer {
  const stream = deflateSync(packed.join(' '))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${objects.map((one, n) => `${n + 3} 0 obj\n${one}\nendobj\n`).join('')}`,
      'latin1',
    ),
    ...(packed.length > 0
      ? [
          Buffer.from(
            `90 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
            'latin1',
          ),
          stream,
          Buffer.from('\nendstream\nendobj\n', 'latin1'),
        ]
      : []),
    Buffer.from(`trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF\n`, 'latin1'),
  ])
}
