/** Every text that an issue prints, with the part of the page it is set in and where a person finds it. */

import { GROUPS } from '../content/colophon-groups.ts'
import type { Content, FigureTable, Group, ItemsSection, Section } from '../content/content.ts'
import { figureInWords, itemInWords, pointInWords, sectionInWords } from '../content/place-words.ts'
import { keysOf } from '../keys-of.ts'
import type { FacedTexts } from './faced-texts.ts'

export type PrintedText = {
  part: keyof FacedTexts
  /** As in the content, `sections.1.items.0.text`. */
  path: string
  /** `栏目“窗口资讯”第 2 条` */
  where: string
  text: string
}

export function printedTexts(content: Content): PrintedText[] {
  const { masthead, security, correction = '', note = '', sections, colophon } = content
  return [
    { part: 'name', path: 'masthead.name', where: '刊名', text: masthead.name ?? '' },
    { part: 'body', path: 'masthead.number', where: '期号', text: masthead.number ?? '' },
    { part: 'byline', path: 'masthead.issuingUnit', where: '编发单位', text: masthead.issuingUnit },
    { part: 'heading', path: 'security.level', where: '密级', text: security?.level ?? '' },
    { part: 'body', path: 'security.number', where: '编号', text: security?.number ?? '' },
    { part: 'body', path: 'correction', where: '更正', text: correction },
    { part: 'byline', path: 'note', where: '编者按', text: note },
    ...sections.flatMap(sectionTexts),
    ...keysOf(GROUPS).flatMap((list) => groupTexts(list, colophon[list] ?? [])),
  ]
}

function sectionTexts(section: Section, index: number): PrintedText[] {
  const path = `sections.${index}`
  const where = sectionInWords(section.title)
  const title: PrintedText = { part: 'heading', path: `${path}.title`, where: `${where}的标题`, text: section.title }
  if (section.kind === 'items')
    return [
      title,
      ...section.items.flatMap((item, i) => itemTexts(item, `${path}.items.${i}`, itemInWords(section.title, i))),
    ]
  const units = section.figures.map(
    ({ name, value, unit }, i): PrintedText => ({
      part: 'body',
      path: `${path}.figures.${i}`,
      where: figureInWords(name),
      text: value + unit,
    }),
  )
  const text: PrintedText = { part: 'body', path: `${path}.text`, where: `${where}的文字`, text: section.text }
  return [title, text, ...units, ...exhibitTexts(section, path, where)]
}

type Item = ItemsSection['items'][number]

function itemTexts(item: Item, path: string, where: string): PrintedText[] {
  const points = (item.points ?? []).map(
    (text, i): PrintedText => ({ part: 'body', path: `${path}.points.${i}`, where: where + pointInWords(i), text }),
  )
  return [{ part: 'body', path: `${path}.text`, where, text: item.text }, ...points, ...exhibitTexts(item, path, where)]
}

function exhibitTexts({ tables = [], pictures = [] }: Pick<Item, 'tables' | 'pictures'>, path: string, where: string) {
  return [
    ...tables.flatMap((table, i) => tableTexts(table, `${path}.tables.${i}`, where)),
    ...pictures.map(
      ({ caption = '' }, i): PrintedText => ({
        part: 'byline',
        path: `${path}.pictures.${i}.caption`,
        where: `${where}图片 ${i + 1} 的图题`,
        text: caption,
      }),
    ),
  ]
}

function tableTexts({ title, head, rows }: FigureTable, path: string, where: string): PrintedText[] {
  return [
    { part: 'byline', path: `${path}.title`, where: `${where}的表题`, text: title },
    {
      part: 'body',
      path,
      where: `${where}的表“${title}”`,
      text: [head, ...rows].map((row) => row.join('\t')).join('\n'),
    },
  ]
}

const groupTexts = (list: keyof typeof GROUPS, groups: readonly Group[]): PrintedText[] =>
  groups.map(({ name }, i) => ({
    part: 'body',
    path: `colophon.${list}.${i}.name`,
    where: `版记“${GROUPS[list]}”第 ${i + 1} 项`,
    text: name,
  }))
