/** XML as spreadsheets write it, read strictly: no document types, no entities but the five, every tag closed. */
import { UnreadableSheet } from '../sheet.ts'

/** Names without their namespace's prefix. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** More attributes than any element of a spreadsheet has are none: a pattern that takes any number runs out of stack. */
const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,100})\s*(\/?)>|([^<&]+|&[^<&;\s]{0,20};?)/y
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const DEEPEST = 50
/** Elements, texts and references of one part: a list of the largest size has fewer. */
const MOST_TOKENS = 2_000_000

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
const broken = () => new UnreadableSheet('表格文件的内部格式不对，请用 Excel 或 WPS 另存后再试')

function decoded(text: string, spend: () => void): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]*;?)/g, (_, reference: string) => {
    spend()
    const name = reference.endsWith(';') ? reference.slice(0, -1) : ''
    if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name] ?? ''
    const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name)
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16) : -1
    if (code < 1 || code > 0x10ffff) throw broken()
    return String.fromCodePoint(code)
  })
}

/** @throws UnreadableSheet for anything that is not such XML. */
export function* readXml(text: string): Generator<XmlEvent> {
  const open: string[] = []
  let left = MOST_TOKENS
  const spend = () => {
    left -= 1
    if (left < 0) throw new UnreadableSheet('表格的内容过多，不像一份名单；请只留下名单，另存后再试')
  }
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    if (!token) throw broken()
    at = TOKEN.lastIndex
    spend()
    const [, cdata, closing, opening, attributes = '', empty, plain] = token
    if (cdata !== undefined) yield { kind: 'text', text: cdata }
    else if (plain !== undefined) yield { kind: 'text', text: decoded(plain, spend) }
    else if (closing !== undefined) {
      if (open.pop() !== closing) throw broken()
      yield { kind: 'close', name: localName(closing) }
    } else if (opening !== undefined) {
      if (open.length >= DEEPEST) throw broken()
      const found = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', double, single = '']): [string, string] => [
        localName(name),
        decoded(double ?? single, spend),
      ])
      yield { kind: 'open', name: localName(opening), attributes: new Map(found) }
      if (empty === '/') yield { kind: 'close', name: localName(opening) }
      else open.push(opening)
    }
  }
  if (open.length > 0) throw broken()
}

type Within = Exclude<XmlEvent, { kind: 'text' }> | { kind: 'text'; text: string; within: string }

/** The same, each text with the element it stands in; what is there for pronunciation (`rPh`) is left out. */
export function* textsOf(xml: string): Generator<Within> {
  const open: string[] = []
  for (const event of readXml(xml)) {
    if (event.kind === 'open') open.push(event.name)
    if (event.kind === 'close') open.pop()
    if (event.kind !== 'text') yield event
    else if (!open.includes('rPh')) yield { ...event, within: open.at(-1) ?? '' }
  }
}
