/** The checks over what is edited at the desk, fetched once the content stands: what they find, told at its field and in words. */
import type { Publication } from '#shared/centre/publication.ts'
import { type Finding as Checked, checkContent } from '#shared/checks/check-content.ts'
import { contentTexts } from '#shared/checks/content-texts.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { aboutIn, withKeys } from '#shared/checks/finding-key.ts'
import type { Content } from '#shared/content/content.ts'
import { itemMark } from '#shared/content/numbering.ts'
import { partInWords } from '#shared/content/place-words.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import { printedSections } from '#shared/issue/working-sections.ts'
import { knowledgeFor } from '../../../parts/checks/knowledge.ts'
import type { Words } from '../../../parts/checks/word-lists.ts'
import { type EditedContent, plain } from '../edited-content.ts'
import { fieldId, figureField, itemAnchor, sectionAnchor } from '../field-ids.ts'
import { type DeskFinding, type Edited, shownIssue } from './desk-findings.ts'
import { type DeskPlace, textAt } from './desk-text.ts'
import { pastOnDesk } from './past-on-desk.ts'
import { placeInTyped } from './typed-place.ts'

type Known = { words: Words | null; history: readonly PastMonth[] }

/** `findings` in their order; `past` of each figure in words, by the id of its field. */
export type CheckedDesk = { findings: DeskFinding[]; past: ReadonlyMap<string, string> }

/** All that is found in what the issue would print once this is saved. */
export async function checkDesk(desk: Edited, { words, history }: Known): Promise<CheckedDesk> {
  const kept = { ...desk, mine: plain(desk.mine, desk.publication) }
  const content = contentOf(shownIssue(kept), desk.publication)
  const found = checkContent(content, { ...knowledgeFor(desk.publication, words), history })
  const keyed = await withKeys(found, aboutIn(content, history))
  const keys = new Map(keyed.map(({ finding, key }) => [finding, key]))
  return { findings: onDesk(found, { content, kept, typed: desk.mine, keys }), past: pastOnDesk(kept, history) }
}

type Checking = { content: Content; kept: Edited; typed: EditedContent; keys: ReadonlyMap<Checked, string> }

function onDesk(found: readonly Checked[], { content, kept, typed, keys }: Checking): DeskFinding[] {
  const { issue, publication } = kept
  const sections = printedSections(shownIssue(kept), publication)
  const texts = new Map(contentTexts(content).map(({ place, text }) => [keyOf(place), text]))
  const times = new Map<string, number>()
  return found.map((checked) => {
    const { section, item, kind, level, message } = checked
    const [definition, working] = section === undefined ? [] : (sections[section] ?? [])
    const known = item !== undefined && working?.kind === 'items' ? working.items[item] : undefined
    const of = placeOf(checked, definition?.id, known?.id)
    const same = `${kind} ${keyOf(checked)} ${checked.figure} ${message}`
    const time = times.get(same) ?? 0
    times.set(same, time + 1)
    return {
      key: `${same} ${time}`,
      level,
      message,
      where: definition ? whereIn(checked, definition, issue.period) : (OPENING_NAMES[checked.part ?? ''] ?? ''),
      field: of ? fieldOf(of) : sectionAnchor(definition?.id ?? ''),
      place:
        of &&
        placeIn(of, checked, {
          printed: texts.get(keyOf(checked)) ?? '',
          kept: textAt(kept.mine, of) ?? '',
          typed: textAt(typed, of) ?? '',
        }),
      acknowledgedAs: keys.get(checked) ?? null,
    }
  })
}

const OPENING_NAMES: Readonly<Record<string, string>> = { note: '编者按', correction: '更正' }

type Texts = { printed: string; kept: string; typed: string }

/** In the text as it is typed. A figure is told as a whole: it may be typed otherwise than it is printed. */
function placeIn(of: DeskPlace, { start, end, fix }: Checked, { printed, kept, typed }: Texts): DeskFinding['place'] {
  // A correction is printed with its head, and what is missing with a gap: neither is typed.
  const head = printed.length - kept.length
  if (!('figure' in of) && (start < head || kept === '')) return null
  const [from, to] =
    'figure' in of ? [0, typed.length] : [start - head, end - head].map((at) => placeInTyped(typed, kept, at))
  if (from === undefined || to === undefined) return null
  const isAtEnd = to >= typed.trimEnd().length
  return { of, start: from, end: to, quote: typed.slice(from, to), isAtEnd, ...(fix !== undefined && { fix }) }
}

const keyOf = ({ section, item, part }: Pick<Checked, 'section' | 'item' | 'part'>) => `${section} ${item} ${part}`

/** Null where the text is a setting of the publication: a section's title, the sentence of its figures. */
function placeOf({ section, item, figure, part }: Checked, id?: string, itemId?: string): DeskPlace | null {
  if (section === undefined) return part === 'note' || part === 'correction' ? { section: null, part } : null
  if (id === undefined) return null
  if (figure !== undefined) return part === 'value' ? { section: id, figure } : null
  if (item !== undefined) return itemId === undefined ? null : { section: id, item: itemId, part: part ?? 'text' }
  return part === undefined || part === 'title' ? null : { section: id, item: null, part }
}

function fieldOf(of: DeskPlace): string {
  if (of.section === null) return fieldId(sectionAnchor(of.part))
  if ('figure' in of) return figureField(of.section, of.figure)
  return fieldId(of.item === null ? sectionAnchor(of.section) : itemAnchor(of.item), of.part)
}

function whereIn({ item, figure, part }: Checked, definition: Publication['sections'][number], period: string): string {
  const named = definition.kind === 'figures' ? definition.figures.find(({ id }) => id === figure)?.name : undefined
  const mark = item === undefined ? '' : itemMark(item + 1)
  return named ?? `${sectionTitle(definition.title, period)}${mark}${partInWords(part ?? '')}`
}
