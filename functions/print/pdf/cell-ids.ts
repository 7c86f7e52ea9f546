/**
 * Names the cells of tables by their order in the file: Chromium's names depend on all that the page showed before. A head has an
 * /ID, other cells name their heads in /Headers, the /IDTree lists the heads by name (ISO 32000-1, 14.8.5.7 and 7.9.6).
 */
import { PrintFailure } from '../failure.ts'
import type { Body, PdfObjects } from './objects.ts'

// Chromium writes each before texts in parentheses only here: within a text parentheses are escaped.
const ID = /\/ID \((node\d+)\)/
const HEADERS = /\/Headers \[([^\]]*)\]/g
const LEAF = /^<<\/Limits \[\(node\d+\) \(node\d+\)\]\n\/Names \[([^\]]*)\]>>$/
const ENTRY = /\((node\d+)\) (\d+ 0 R)/g

/** New bodies of the cells and of the list, by object number; none if there is no table. Throws `PrintFailure`. */
export function cellsNamed(pdf: Buffer, { numbers, bodyOf }: PdfObjects): Map<number, Body> {
  const bodies = new Map<number, Body>()
  if (!pdf.includes('\n/IDTree ')) return bodies
  const texts = numbers.map((number) => [number, bodyOf(number).toString('latin1')] as const)
  const cells = texts.filter(([, text]) => text.startsWith('<</Type /StructElem\n'))
  const names = new Map<string, string>()
  for (const [, text] of cells) {
    const [, id] = ID.exec(text) ?? []
    if (id !== undefined) names.set(id, `cell${String(names.size + 1).padStart(8, '0')}`)
  }
  const nameOf = (id: string): string => {
    const name = names.get(id)
    if (name === undefined) throw new PrintFailure('unexpected-answer', `the PDF has no table cell ${id}`)
    return `(${name})`
  }
  const renamed = (list: string) => list.replaceAll(/\((node\d+)\)/g, (_, id: string) => nameOf(id))
  for (const [number, text] of cells) {
    const named = text
      .replace(ID, (_, id: string) => `/ID ${nameOf(id)}`)
      .replaceAll(HEADERS, (_, list: string) => `/Headers [${renamed(list)}]`)
    if (named !== text) bodies.set(number, [Buffer.from(named, 'latin1')])
  }
  for (const [number, text] of texts) {
    const [, list] = LEAF.exec(text) ?? []
    if (list === undefined) continue
    if (list.replaceAll(ENTRY, '').trim() !== '')
      throw new PrintFailure('unexpected-answer', 'the list of table cells is not as known')
    const entries = [...list.matchAll(ENTRY)].map(([, id = '', cell = '']) => [nameOf(id), cell] as const)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    bodies.set(number, [Buffer.from(listed(entries))])
  }
  return bodies
}

const listed = (entries: (readonly [string, string])[]): string =>
  `<</Limits [${entries[0]?.[0]} ${entries.at(-1)?.[0]}]\n/Names [${entries.map((entry) => entry.join(' ')).join(' ')}]>>`
