/** A finding's place in words: `栏目“窗口资讯”第 2 条`. */
import type { Content } from '../content/content.ts'
import type { Place } from './finding.ts'

const PARTS: readonly [RegExp, (n: number) => string][] = [
  [/^title$/, () => '的标题'],
  [/^points\[(\d+)\]/, (n) => `第 ${n} 点`],
  [/^tables\[(\d+)\]/, (n) => `的第 ${n} 张表格`],
  [/^pictures\[(\d+)\]/, (n) => `的第 ${n} 张图片`],
]

export function placeInWords(
  { sections }: Pick<Content, 'sections'>,
  { section, item, figure, part = '' }: Place,
): string {
  const of = section === undefined ? undefined : sections[section]
  if (!of) return part === 'correction' ? '更正' : '编者按'
  const named = of.kind === 'figures' ? of.figures.find(({ id }) => id === figure)?.name : undefined
  if (named !== undefined) return `指标“${named}”`
  const where = `栏目“${of.title}”${item === undefined ? '' : `第 ${item + 1} 条`}`
  const found = PARTS.flatMap(([is, say]) => {
    const at = is.exec(part)
    return at ? [say(Number(at[1] ?? 0) + 1)] : []
  })
  return where + (found[0] ?? '')
}
