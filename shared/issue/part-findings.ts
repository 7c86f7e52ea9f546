/** Finds what the points, tables and pictures of an item still lack before they can be printed, in words. */
import { pointInWords } from '../content/place-words.ts'
import { isTooWide } from '../print/table-width.ts'
import type { Item } from './issue.ts'

type Parts = Pick<Item, 'points' | 'tables' | 'pictures'>

/** What is missing, or wrong: one sentence for each, without the place: `第 2 点还没有文字`. */
export function missingIn({ points = [], tables = [], pictures = [] }: Parts): string[] {
  return [
    ...points.flatMap((text, index) => (text.trim() === '' ? [`${pointInWords(index)}还没有文字`] : [])),
    ...tables.flatMap(({ title, head, rows }, index) => [
      ...(title.trim() === '' ? [`表格 ${index + 1} 还没有标题`] : []),
      ...(head.some((text) => text.trim() === '') ? [`表格 ${index + 1} 的表头没有填全`] : []),
      ...(isTooWide({ head, rows })
        ? [`表格 ${index + 1} 太宽，用最小的字号也排不下，请减少列数，或把长的数字、文字改短`]
        : []),
    ]),
    ...pictures.flatMap(({ alt }, index) => (alt.trim() === '' ? [`图片 ${index + 1} 还没有文字说明`] : [])),
  ]
}
