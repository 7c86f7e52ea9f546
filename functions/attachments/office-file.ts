/** Word and Excel files (Office Open XML, ECMA-376): which of the two, and that nothing in them runs or calls out. */
import { Refusal } from '#shared/refusals.ts'
import { listZip, openEntry, type ZipEntry } from '#shared/zip.ts'
import { callsOut, isActiveName, isActiveType, runsDde } from './office-active.ts'
import { readXml } from './xml-text.ts'

const ZIP_BEGINNING = Buffer.from('PK\x03\x04', 'latin1')
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1')
const ZIP_END_BYTES = 22
/** What held Word and Excel files before 2007, and what holds those with a password since ([MS-CFB], 2.2). */
const OLD = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const MOST_ENTRIES = 5000
const MOST_UNPACKED = 200_000_000
/** One part that is looked into. */
const MOST_OF_ONE = 20_000_000
/** A chart holds its numbers as a workbook of its own. */
const MOST_DEEP = 2

/** By the type of the part that a program opens first. */
const KINDS: ReadonlyMap<string, 'docx' | 'xlsx'> = new Map([
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xlsx'],
])

export const isOffice = (file: Buffer): boolean => file.subarray(0, 4).equals(ZIP_BEGINNING)
export const isOldOffice = (file: Buffer): boolean => file.subarray(0, 8).equals(OLD)

/** @throws Refusal always: with a password nobody can look into it, and the old kinds say no better what they hold. */
export function judgeOldOffice(file: Buffer): never {
  throw new Refusal(
    file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'attachment-locked' : 'attachment-old-office',
  )
}

/** @throws Refusal `attachment-type`, `attachment-active`, `attachment-damaged`, `attachment-unpacks-too-large` */
export function judgeOffice(file: Buffer, deep = 1): 'docx' | 'xlsx' {
  const entries = entriesOf(file)
  const names = new Set(entries.map(({ name }) => name))
  if (!names.has('[Content_Types].xml')) throw new Refusal('attachment-type')
  const types = contentTypes(xmlAt(file, '[Content_Types].xml'))
  if (types.some(isActiveType) || entries.some(({ name }) => isActiveName(name))) throw new Refusal('attachment-active')
  const [kind] = types.flatMap((type) => KINDS.get(type) ?? [])
  if (!kind) throw new Refusal('attachment-type')
  for (const { name } of entries) {
    if (name.endsWith('.rels') && callsOut(xmlAt(file, name))) throw new Refusal('attachment-active')
    if (/^(word|xl\/externalLinks)\/[^/]+\.xml$/i.test(name) && runsDde(xmlAt(file, name)))
      throw new Refusal('attachment-active')
    if (/(^|\/)embeddings\//i.test(name)) judgeEmbedded(file, name, deep)
  }
  return kind
}

/** What is embedded is a file like any other; all but Word and Excel is an object that runs when it is pressed. */
function judgeEmbedded(file: Buffer, name: string, deep: number): void {
  const inner = openEntry(file, name, MOST_OF_ONE)
  if (!inner) throw new Refusal('attachment-damaged')
  const bytes = Buffer.from(inner.buffer)
  if (deep >= MOST_DEEP || !isOffice(bytes)) throw new Refusal('attachment-active')
  judgeOffice(bytes, deep + 1)
}

/** The entries of a zip that ends where the file ends, and that says no more than anyone can unpack. */
function entriesOf(file: Buffer): ZipEntry[] {
  const end = file.length - ZIP_END_BYTES
  if (end < 0 || !file.subarray(end, end + 4).equals(ZIP_END)) throw new Refusal('attachment-damaged')
  // As the end of the directory counts them (APPNOTE 4.3.16): before any of them is looked at.
  if (file.readUInt16LE(end + 10) > MOST_ENTRIES) throw new Refusal('attachment-unpacks-too-large')
  const entries = listZip(file)
  if (!entries) throw new Refusal('attachment-damaged')
  const names = entries.map(({ name }) => name.toLowerCase())
  if (new Set(names).size < names.length || names.some(leadsOut)) throw new Refusal('attachment-damaged')
  if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED)
    throw new Refusal('attachment-unpacks-too-large')
  return entries
}

const leadsOut = (name: string): boolean =>
  name.startsWith('/') || name.includes('\\') || name.split('/').some((step) => step === '..' || step === '.')

function xmlAt(file: Buffer, name: string): string {
  const bytes = openEntry(file, name, MOST_OF_ONE)
  const text = bytes && readXml(bytes)
  if (text === null) throw new Refusal('attachment-damaged')
  return text
}

const contentTypes = (xml: string): string[] =>
  [...xml.matchAll(/\bContentType\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, a, b]) => (a ?? b ?? '').trim())
