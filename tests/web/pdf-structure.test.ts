/** The structure read off a PDF: blocks in order, over the edges of pages, with all that has no role of its own. */
import { expect, test } from 'vitest'
import { type Element, type PageStructure, readingOrder, type StructureNode } from '../../web/parts/pdf/structure.ts'

/** A node: its role and what is in it, a string being a piece of the page's text. */
const node = (role: string, ...inner: (StructureNode | string)[]): StructureNode => ({
  role,
  children: inner.map((one) => (typeof one === 'string' ? { type: 'content', id: one } : one)),
})
const page = (...inner: StructureNode[]): PageStructure => ({
  tree: node('Root', node('Document', ...inner)),
  textOf: (id) => id,
  whole: '',
})
const html = ({ tag, inner }: Element): string =>
  `<${tag}>${inner.map((one) => (typeof one === 'string' ? one : html(one))).join('')}</${tag}>`
const read = (...pages: PageStructure[]) => readingOrder(pages).map(html)

test('a paragraph that goes over the edge of a page is one', () => {
  const first = page(node('H2', '二、政务工作动态'), node('P', node('Span', '（一）更新后的清单已在'), '大厅'))
  expect(read(first, page(node('P', '查询机公布。'), node('P', '（二）例会。')))).toEqual([
    '<h3>二、政务工作动态</h3>',
    '<p>（一）更新后的清单已在大厅查询机公布。</p>',
    '<p>（二）例会。</p>',
  ])
})

test('what ends with its page stays apart from what begins the next', () => {
  expect(read(page(node('P', '公布。')), page(node('P', '（二）例会。')))).toEqual([
    '<p>公布。</p>',
    '<p>（二）例会。</p>',
  ])
  expect(read(page(node('P', '公布')), page(node('H2', '三、窗口资讯')))).toEqual([
    '<p>公布</p>',
    '<h3>三、窗口资讯</h3>',
  ])
})

test('what stands between blocks is a paragraph; a table keeps its empty cells, a picture its words', () => {
  const masthead = node(
    'NonStruct',
    node('H1', '动态'),
    node('NonStruct', '某省中心'),
    node('NonStruct', ' 2026年2月14日'),
  )
  const table = node(
    'Table',
    node('Caption', '表1'),
    node('TR', node('TH', '窗口'), node('TH', '件')),
    node('TR', node('TD', '公安'), node('TD')),
  )
  expect(read(page(masthead, table))).toEqual([
    '<h2>动态</h2>',
    '<p>某省中心 2026年2月14日</p>',
    '<table><caption>表1</caption><tr><th>窗口</th><th>件</th></tr><tr><td>公安</td><td></td></tr></table>',
  ])
  const figure: StructureNode = { role: 'Figure', alt: '柱状图', children: [{ type: 'content', id: '' }] }
  const [told] = readingOrder([page(node('Figure', figure, node('Caption', '图1')))])
  expect(told?.inner[0]).toEqual({ tag: 'span', attributes: { role: 'img', 'aria-label': '柱状图' }, inner: [] })
  expect(told?.inner[1]).toMatchObject({ tag: 'figcaption', inner: ['图1'] })
})

test('a page without structure is read as it is', () => {
  expect(read({ tree: null, textOf: () => '', whole: '某省中心' })).toEqual(['<p>某省中心</p>'])
})
