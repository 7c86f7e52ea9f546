/** The key of a finding: a hash of all that its acknowledgement rests on, so that this falls when any of it changes (docs/decisions/0029). */
import type { Content } from '../content/content.ts'
import { hashOf } from '../hash.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { asPrinted } from './as-printed.ts'
import type { Finding } from './check-content.ts'
import { type PastMonth, pastOf } from './figures/history.ts'
import type { Place } from './finding.ts'

type JudgedBy = NonNullable<Acknowledgement['past']>

/** `part` without its numbers, since an item may move; `about`: the whole text, figure or table. */
export type About = { part: string; about: unknown; past?: JudgedBy | undefined }
type Told = Pick<Finding, 'start' | 'end' | 'message'> & { kind: string }

export type Keyed = { finding: Finding; key: string; nth?: number; alike?: number; past?: JudgedBy }

/** A text that a department hands in; an item that is made of it has the same key. */
export const aboutText = (text: string) => (): About => ({ part: '', about: text })

/** Kinds that say something of a figure against its months before; the sentence of the others names what they compare. */
const BY_HISTORY: ReadonlySet<string> = new Set(['unit-slip', 'jump', 'zero-figure'])

/** What a finding of this content is about. */
export const aboutIn =
  (content: Content, history: readonly PastMonth[] = []) =>
  ({ kind, ...place }: Place & Pick<Told, 'kind'>): About => {
    const part = (place.part ?? '').replaceAll(/\[\d+\]/g, '')
    const section = place.section === undefined ? undefined : content.sections[place.section]
    if (!section) return { part, about: place.part === 'correction' ? content.correction : content.note }
    if (place.part === 'title') return { part, about: section.title }
    if (section.kind === 'figures') {
      const { figures, text } = section
      const figure = place.part === 'value' ? figures.find(({ id }) => id === place.figure) : undefined
      if (figure)
        return { part, about: figure, ...(BY_HISTORY.has(kind) && { past: judgedBy(figure, content, history) }) }
      if (place.part === undefined) return { part, about: { text: asPrinted(text, figures).text, figures } }
    }
    return { part, about: partOf(section.kind === 'figures' ? section : section.items[place.item ?? -1], place.part) }
  }

const judgedBy = (figure: Parameters<typeof pastOf>[0], { period }: Content, history: readonly PastMonth[]): JudgedBy =>
  pastOf(figure, history, period).map(({ period: of, value }) => ({ period: of, value: String(value) }))

type WithParts = {
  text: string
  points?: string[] | undefined
  tables?: unknown[] | undefined
  pictures?: unknown[] | undefined
}

/** The text of a point; the whole table or picture of a cell. */
function partOf(holder: WithParts | undefined, part: string | undefined): unknown {
  const [, list, at] = /^(points|tables|pictures)\[(\d+)\]/.exec(part ?? '') ?? []
  if (list === 'points' || list === 'tables' || list === 'pictures') return holder?.[list]?.[Number(at)]
  return holder?.text
}

/** Which of several that say the same of the same text, from 0, and how many these are; left out for the only one. */
type Among = { nth?: number | undefined; alike?: number | undefined }

export const keyOf = (
  { kind, start, end, message }: Told,
  { part, about, past }: About,
  { nth = 0, alike = 1 }: Among = {},
): Promise<string> =>
  hashOf({
    ...{ kind, start, end, message, part, about },
    ...(past && { past }),
    ...(nth > 0 && { nth }),
    ...(alike > 1 && { alike }),
  })

/** The findings that somebody must acknowledge where they are not mended, each with its key, in their order. */
export async function withKeys(findings: readonly Finding[], aboutOf: (finding: Finding) => About): Promise<Keyed[]> {
  const asked = findings.filter(({ level }) => level === 'acknowledge')
  const told = await Promise.all(
    asked.map(async (finding) => {
      const about = aboutOf(finding)
      return { finding, about, only: await keyOf(finding, about) }
    }),
  )
  const times = new Map<string, number>()
  for (const { only } of told) times.set(only, (times.get(only) ?? 0) + 1)
  const seen = new Map<string, number>()
  return Promise.all(
    told.map(async ({ finding, about, only }): Promise<Keyed> => {
      const [nth, alike] = [seen.get(only) ?? 0, times.get(only) ?? 1]
      seen.set(only, nth + 1)
      const key = alike === 1 ? only : await keyOf(finding, about, { nth, alike })
      return {
        finding,
        key,
        ...(nth > 0 && { nth }),
        ...(alike > 1 && { alike }),
        ...(about.past && { past: about.past }),
      }
    }),
  )
}
