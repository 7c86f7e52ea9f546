/** Reads a PDF's own structure of its text, in reading order, as elements of HTML: for those who listen. */

/** A node of a page's structure as pdf.js gives it (ISO 32000-2, 14.7); `content` is a piece of the page, by its id. */
export type StructureNode =
  | { type: string; id: string }
  | { role: string; alt?: string | undefined; scope?: string | undefined; children: readonly StructureNode[] }

export type PageStructure = { tree: StructureNode | null; textOf: (id: string) => string; whole: string }

export type Element = { tag: string; attributes: Record<string, string>; inner: (Element | string)[] }

/** Standard structure types as elements; headings go below those of the page that the PDF is shown on. */
const TAGS: Readonly<Record<string, string>> = {
  H1: 'h2',
  H2: 'h3',
  H3: 'h4',
  H4: 'h5',
  P: 'p',
  L: 'ul',
  LI: 'li',
  Table: 'table',
  TR: 'tr',
  TH: 'th',
  TD: 'td',
  Figure: 'figure',
}
const SCOPES: Readonly<Record<string, string>> = { Column: 'col', Row: 'row' }

const element = (tag: string, inner: Element['inner'], attributes: Record<string, string> = {}): Element => ({
  tag,
  attributes,
  inner,
})
const isElement = (one: Element | string | undefined): one is Element => typeof one === 'object'

/** All pages as one text: what goes on over the edge of a page is one paragraph, and what stands at the edge (the page's number) is not read. */
export function readingOrder(pages: readonly PageStructure[]): Element[] {
  const whole: Element[] = []
  for (const { tree, textOf, whole: text } of pages) {
    const blocks = tree ? paragraphs(innerOf(tree, textOf, null)) : [element('p', [text])]
    const [first, ...others] = blocks
    const last = whole.at(-1)
    if (first?.tag === 'p' && last?.tag === 'p' && !/[。！？；：…”’）》.!?;:]$/.test(textIn(last)))
      whole.splice(-1, 1, element('p', joined([...last.inner, ...first.inner])))
    else if (first) whole.push(first)
    whole.push(...others)
  }
  return whole
}

const textIn = (one: Element | string): string => (isElement(one) ? one.inner.map(textIn).join('') : one)

function innerOf(node: StructureNode, textOf: PageStructure['textOf'], within: string | null): Element['inner'] {
  if (!('role' in node)) {
    const text = 'id' in node ? textOf(node.id) : ''
    return text === '' ? [] : [text]
  }
  if (node.role === 'Figure' && node.alt) return [element('span', [], { role: 'img', 'aria-label': node.alt })]
  const tag = node.role === 'Caption' ? (within === 'table' ? 'caption' : 'figcaption') : TAGS[node.role]
  const inner = joined(node.children.flatMap((child) => innerOf(child, textOf, tag ?? within)))
  // A part without a role of its own, as a span: what is in it belongs to what is around it.
  if (!tag) return inner
  if (inner.length === 0 && tag !== 'td' && tag !== 'th') return []
  const scope = node.scope && SCOPES[node.scope]
  return [element(tag, tag === 'p' ? trimmed(inner) : inner, scope ? { scope } : {})]
}

/** Pieces of one text as one. */
function joined(inner: Element['inner']): Element['inner'] {
  const whole: Element['inner'] = []
  for (const one of inner) {
    const last = whole.at(-1)
    if (typeof one === 'string' && typeof last === 'string') whole.splice(-1, 1, last + one)
    else whole.push(one)
  }
  return whole
}

/** What stands between blocks, as the unit and the date under the masthead, is a paragraph too. */
function paragraphs(inner: Element['inner']): Element[] {
  const blocks: Element[] = []
  let loose: Element['inner'] = []
  const close = () => {
    if (loose.some((one) => textIn(one).trim() !== '')) blocks.push(element('p', trimmed(loose)))
    loose = []
  }
  for (const one of inner) {
    if (isElement(one)) {
      close()
      blocks.push(one)
    } else loose.push(one)
  }
  close()
  return blocks
}

const trimmed = (inner: Element['inner']): Element['inner'] =>
  inner.map((one, at) => (at === 0 && typeof one === 'string' ? one.trimStart() : one))
