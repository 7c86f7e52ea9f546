/** The texts of an issue that may be commented on, in reading order: each with its place in the content and at the desk. */
import type { Content } from '../content/content.ts'
import { figuresText } from '../content/figures.ts'
import { itemMark, pointMark } from '../content/numbering.ts'
import type { DeskIds } from '../issue/working-sections.ts'

export type CommentableText = {
  /** In the content, from 0; null for what stands before the sections. */
  section: number | null
  item: number | null
  part: string
  /** As it is printed. */
  text: string
  where: string
  sectionId: string | null
  itemId: string | null
}

/** `ids`: of the desk, where they are known. */
export function commentableTexts({ correction, note, sections }: Content, ids: DeskIds = []): CommentableText[] {
  const opening = (part: string, text: string | undefined, where: string): CommentableText[] =>
    text ? [{ section: null, item: null, part, text, where, sectionId: null, itemId: null }] : []
  return [
    ...opening('correction', correction, '更正'),
    ...opening('note', note, '编者按'),
    ...sections.flatMap((of, section): CommentableText[] => {
      const sectionId = ids[section]?.section ?? null
      if (of.kind === 'figures') {
        const text = figuresText(of)
        return [{ section, item: null, part: 'text', text, where: of.title, sectionId, itemId: null }]
      }
      return of.items.flatMap(({ text, points = [] }, item) => {
        const where = of.title + itemMark(item + 1)
        const at = { section, item, sectionId, itemId: ids[section]?.items[item] ?? null }
        return [
          { ...at, part: 'text', text, where },
          ...points.map((point, n) => ({
            ...at,
            part: `points[${n}]`,
            text: point,
            where: where + pointMark(n + 1),
          })),
        ]
      })
    }),
  ]
}
