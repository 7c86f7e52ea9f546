/** A finding's place in words: `栏目“窗口资讯”第 2 条`. */
import type { Content } from '../content/content.ts'
import { figureInWords, itemInWords, partInWords, sectionInWords } from '../content/place-words.ts'
import type { Place } from './finding.ts'

export function placeInWords(
  { sections }: Pick<Content, 'sections'>,
  { section, item, figure, part = '' }: Place,
): string {
  const of = section === undefined ? undefined : sections[section]
  if (!of) return part === 'correction' ? '更正' : '编者按'
  const named = of.kind === 'figures' ? of.figures.find(({ id }) => id === figure)?.name : undefined
  if (named !== undefined) return figureInWords(named)
  const where = item === undefined ? sectionInWords(of.title) : itemInWords(of.title, item)
  return where + (part === 'title' ? '的标题' : partInWords(part))
}
