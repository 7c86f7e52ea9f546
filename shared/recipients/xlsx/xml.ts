/** XML as spreadsheets write it, read strictly: no document types, no entities but the five, every tag closed. */
import { SaxesParser } from 'saxes'
import { UnreadableSheet } from '../sheet.ts'

/** Names without their namespace's prefix. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const DEEPEST = 50
/** More than any element of a spreadsheet has. */
const MOST_ATTRIBUTES = 100
/** Tags, texts, comments and references of one part: a list of the largest size has fewer. */
const MOST_TOKENS = 2_000_000
/** Characters that the parser is given at a time, so that the events of a large part never stand in memory together. */
const STRIDE = 65_536

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
const broken = () => new UnreadableSheet('表格文件的内部格式不对，请用 Excel 或 WPS 另存后再试')

/** @throws UnreadableSheet for anything that is not such XML. */
export function* readXml(text: string): Generator<XmlEvent> {
  const parser = new SaxesParser()
  let events: XmlEvent[] = []
  let depth = 0
  let left = MOST_TOKENS
  let attributesLeft = MOST_ATTRIBUTES
  const spend = () => {
    left -= 1
    if (left < 0) throw new UnreadableSheet('表格的内容过多，不像一份名单；请只留下名单，另存后再试')
  }
  const refuse = () => {
    throw broken()
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('comment', spend)
  parser.on('attribute', () => {
    attributesLeft -= 1
    if (attributesLeft < 0) throw broken()
  })
  parser.on('opentag', ({ name, attributes }) => {
    spend()
    depth += 1
    attributesLeft = MOST_ATTRIBUTES
    if (depth > DEEPEST) throw broken()
    const named = Object.entries(attributes).map(([key, value]): [string, string] => [localName(key), value])
    events.push({ kind: 'open', name: localName(name), attributes: new Map(named) })
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (!isSelfClosing) spend()
    depth -= 1
    events.push({ kind: 'close', name: localName(name) })
  })
  const say = (words: string) => {
    spend()
    events.push({ kind: 'text', text: words })
  }
  parser.on('text', say)
  parser.on('cdata', say)
  for (let at = 0; at < text.length; at += STRIDE) {
    const part = text.slice(at, at + STRIDE)
    for (const _ of part.matchAll(/&[^&;\s]{0,20};/g)) spend()
    parser.write(part)
    yield* events
    events = []
  }
  parser.close()
  yield* events
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
