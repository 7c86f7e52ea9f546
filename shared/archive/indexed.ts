/** One published issue as the archive's index has it: its printed texts with their places, its figures, whose news they were. */
import type { Publication } from '../centre/publication.ts'
import type { Content, Section } from '../content/content.ts'
import { figuresText, printedFigure } from '../content/figures.ts'
import { itemMark } from '../content/numbering.ts'
import { partLines } from '../content/part-lines.ts'
import type { Issue } from '../issue/issue.ts'
import { issueLabel } from '../issue/issue-label.ts'
import type { IndexedIssue, Passage } from './shard.ts'

type Of = Pick<Issue, 'id' | 'issueDate' | 'number' | 'period' | 'origin' | 'corrects' | 'sections'>

export function indexed(
  issue: Of,
  content: Content,
  { departments, former = [] }: Pick<Publication, 'departments' | 'former'>,
): IndexedIssue {
  const names = new Map([...departments, ...former].map(({ id, name }) => [id, name]))
  const whose = departmentsByText(issue, (id) => names.get(id) ?? id)
  return {
    id: issue.id,
    label: issueLabel(issue),
    period: issue.period,
    issueDate: issue.issueDate,
    imported: issue.origin === 'imported',
    corrects: issue.corrects ? { issueId: issue.corrects.issueId, label: issue.corrects.label } : null,
    passages: [
      ...opening('correction', '更正', content.correction),
      ...opening('note', '编者按', content.note),
      ...content.sections.flatMap((section) => ofSection(section, whose)),
    ].filter(({ text }) => text !== ''),
  }
}

const opening = (kind: 'correction' | 'note', place: string, text = ''): Passage[] => [
  { kind, place, departments: [], text },
]

/** A frozen content does not say whose news an item was; the issue's own items do, by the same text. */
function departmentsByText({ sections }: Of, nameOf: (id: string) => string): ReadonlyMap<string, string[]> {
  const items = sections.flatMap((section) => (section.kind === 'items' ? section.items : []))
  return new Map(items.map(({ text, departments }) => [text, departments.map(nameOf)]))
}

function ofSection(section: Section, whose: ReadonlyMap<string, string[]>): Passage[] {
  const { title } = section
  if (section.kind === 'items')
    return section.items.map((item, n) => ({
      kind: 'item',
      place: title + itemMark(n + 1),
      departments: whose.get(item.text) ?? [],
      text: lines(item.text, item),
    }))
  return [
    { kind: 'section', place: title, departments: [], text: lines(figuresText(section), section) },
    ...section.figures.map(
      ({ name, value, unit }): Passage => ({
        kind: 'figure',
        place: title,
        departments: [],
        text: `${name}：${printedFigure(value, unit)}`,
      }),
    ),
  ]
}

/** Without a picture's hash, which nobody looks for. */
const lines = (text: string, parts: Parameters<typeof partLines>[0]): string =>
  [
    text,
    ...partLines({ ...parts, pictures: [] }),
    ...(parts.pictures ?? []).map(({ alt, caption = '' }) => caption || alt),
  ]
    .join('\n')
    .trim()
