/** The parts of an XLSX file, found by their relationships (ECMA-376, part 2) whatever they are called; names count without case. */
import { listZip, openEntry } from '../../zip.ts'
import { UnreadableSheet } from '../sheet.ts'
import { readXml } from './xml.ts'

/** The most that one part may unfold to, and all of them: a list of the largest size takes a tenth of it. */
const MOST_BYTES = 30_000_000
const MOST_BYTES_OF_ALL = 60_000_000

/** `kind`: the last word of its type in small letters, as `worksheet`; empty where none is told. `part`: null for what is elsewhere. */
export type Relation = { id: string; kind: string; part: string | null }

export type Parts = {
  has: (part: string) => boolean
  /** @throws UnreadableSheet where it is not there, damaged, too large or in no encoding of XML */
  read: (part: string) => string
  /** What a part refers to; of the package itself, where it is empty. */
  relationsOf: (part: string) => Relation[]
}

const damaged = () => new UnreadableSheet('表格文件已损坏，或内容过大，请另存后再试')
const canonical = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/** Null where this is no zip. */
export function openParts(bytes: Uint8Array): Parts | null {
  const entries = listZip(bytes)
  if (!entries) return null
  const names = new Map(entries.map(({ name }) => [canonical(name), name]))
  let unfolded = 0
  const read = (part: string): string => {
    const opened = openEntry(bytes, names.get(part) ?? '', Math.min(MOST_BYTES, MOST_BYTES_OF_ALL - unfolded))
    if (!opened) throw damaged()
    unfolded += opened.length
    return decoded(opened)
  }
  return {
    has: (part) => names.has(part),
    read,
    relationsOf: (part) => {
      const folder = part.slice(0, part.lastIndexOf('/') + 1)
      const relations = `${folder}_rels/${part.slice(folder.length)}.rels`
      return names.has(relations) ? [...relationsIn(read(relations), folder)] : []
    },
  }
}

/** UTF-8, or UTF-16 with its mark. */
function decoded(part: Uint8Array): string {
  const [first, second] = part
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part)
  } catch {
    throw new UnreadableSheet('表格文件的内部编码不对，请另存后再试')
  }
}

function* relationsIn(xml: string, folder: string): Generator<Relation> {
  for (const event of readXml(xml)) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue
    const { attributes } = event
    const elsewhere = attributes.get('TargetMode')?.toLowerCase() === 'external'
    yield {
      id: attributes.get('Id') ?? '',
      kind: (attributes.get('Type') ?? '').split('/').at(-1)?.toLowerCase() ?? '',
      part: elsewhere ? null : resolved(attributes.get('Target') ?? '', folder),
    }
  }
}

/** `../worksheets/a%20b.xml` seen from `xl/x/` → `xl/worksheets/a b.xml`; absolute ones begin with a slash. */
function resolved(target: string, folder: string): string {
  const from = /^[\\/]/.test(target) ? '' : folder
  const path: string[] = []
  for (const step of canonical(from + unescaped(target)).split('/'))
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  return path.join('/')
}

function unescaped(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
