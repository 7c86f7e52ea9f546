/** Findings (待处理问题): what still stands between an issue and its review, each with the place to go. */
import { figureValue } from './figures.ts'
import type { Issue } from './issue.ts'
import type { Publication } from './publication.ts'

export type Finding = { section: string; item: string | null; message: string; blocks: boolean }

/** All findings of an issue in the order of its sections; `blocks` ones stop send-to-review, the others only warn. */
export function findingsOf(issue: Pick<Issue, 'sections'>, publication: Publication): Finding[] {
  return publication.sections.flatMap((definition): Finding[] => {
    const section = issue.sections.find(({ id }) => id === definition.id)
    const finding = (message: string, item: string | null = null, blocks = true): Finding => ({
      section: definition.id,
      item,
      message,
      blocks,
    })
    if (definition.kind === 'figures') {
      const values = section?.kind === 'figures' ? section.values : {}
      return definition.figures
        .filter((figure) => figureValue(values[figure.id] ?? '', figure) === null)
        .map((figure) => finding(`指标“${figure.name}”还没有填写有效的数值`))
    }
    const items = section?.kind === 'items' ? section.items : []
    if (items.length === 0) return [finding(`栏目“${definition.title}”还没有条目`)]
    return items.flatMap((item, index) =>
      item.text.trim() === '' ? [finding(`栏目“${definition.title}”第 ${index + 1} 条还没有文字`, item.id)] : [],
    )
  })
}
