/** Findings (待处理问题): what still stands between an issue and its review, each with the place to go. */

import type { Publication } from '../centre/publication.ts'
import { figureValue, typedFigure } from '../content/figures.ts'
import { figureInWords, itemInWords, sectionInWords } from '../content/place-words.ts'
import type { Issue } from './issue.ts'
import { missingIn } from './part-findings.ts'
import { sectionTitle } from './section-title.ts'
import { holdsExhibits, printedSections } from './working-sections.ts'

/** `section`: the id of one, or `correction` for the text of a correction. */
export type Finding = { section: string; item: string | null; message: string; blocks: boolean }

/** All findings of an issue in the order of its sections; `blocks` ones stop send-to-review, the others only warn. */
export function findingsOf(
  issue: Pick<Issue, 'period' | 'sections' | 'corrects' | 'correction'>,
  publication: Publication,
): Finding[] {
  const ofDefined = printedSections(issue, publication).flatMap(([definition, section]): Finding[] => {
    const finding = (message: string, item: string | null = null, blocks = true): Finding => ({
      section: definition.id,
      item,
      message,
      blocks,
    })
    const title = sectionTitle(definition.title, issue.period)
    if (definition.kind === 'figures') {
      const { values, ...parts } = section?.kind === 'figures' ? section : { values: {} }
      const unknown = definition.figures.filter(
        (figure) => figureValue(typedFigure(values, figure.id), figure) === null,
      )
      return [
        ...unknown.map((figure) => finding(`${figureInWords(figure.name)}还没有填写有效的数值`)),
        ...missingIn(parts).map((missing) => finding(`${sectionInWords(title)}${missing}`)),
      ]
    }
    const items = section?.kind === 'items' ? section.items : []
    if (items.length === 0) return [finding(`${sectionInWords(title)}还没有条目`)]
    return items.flatMap((item, index) => {
      const place = itemInWords(title, index)
      return [
        ...(item.text.trim() === '' ? [finding(`${place}还没有文字`, item.id)] : []),
        ...missingIn(item).map((missing) => finding(`${place}：${missing}`, item.id)),
      ]
    })
  })
  // A section that the settings no longer have is not printed: what it still holds must not vanish unseen.
  const left = issue.sections.flatMap((section): Finding[] => {
    const isDefined = publication.sections.some(({ id, kind }) => id === section.id && kind === section.kind)
    if (isDefined) return []
    if (section.kind === 'figures')
      return holdsExhibits(section)
        ? [
            {
              section: section.id,
              item: null,
              message: `刊物设置中已没有${sectionInWords(section.id)}，其中的表格和图片不会印出，请删除`,
              blocks: true,
            },
          ]
        : []
    return section.items.map(({ id }, index) => ({
      section: section.id,
      item: id,
      message: `刊物设置中已没有${sectionInWords(section.id)}，其中第 ${index + 1} 条不会印出，请移到其他栏目或删除`,
      blocks: true,
    }))
  })
  const unsaid: Finding[] =
    issue.corrects && !issue.correction?.trim()
      ? [{ section: 'correction', item: null, message: '还没有写明更正了什么', blocks: true }]
      : []
  return [...unsaid, ...ofDefined, ...left]
}
