/** The tally (采用计分) of departments over published issues: what each handed in, what was printed of it, and its score. */
import { z } from 'zod'
import type { Issue, Item } from '../issue/issue.ts'
import { standingFor } from '../submission/joint.ts'
import type { Submission } from '../submission/submission.ts'
import { isHandedIn } from '../submission/submission-workflow.ts'
import type { ZeroReport } from '../submission/zero-report.ts'
import { lengthOf } from '../text.ts'
import type { ScoreRules } from './score-rules.ts'

export type TalliedIssue = {
  issue: Pick<Issue, 'id' | 'called' | 'sections'>
  submissions: readonly Submission[]
  zeroReports: readonly ZeroReport[]
}

/** `merged`: the department's text was put into an item whose first text is another's. */
const EntryKind = z.enum(['called', 'on-time', 'late', 'zero-report', 'adopted', 'merged'])

/** One thing that counts for a department; `about` is the submission or the item, null where it is of the whole issue. */
export const TallyEntry = z.object({
  kind: EntryKind,
  departmentId: z.string(),
  issueId: z.string(),
  about: z.string().nullable(),
  text: z.string(),
  characters: z.number().int(),
  score: z.number(),
})
export type TallyEntry = z.infer<typeof TallyEntry>

const Count = z.number().int()
export const TallyCounts = z.object({
  called: Count,
  handedIn: Count,
  onTime: Count,
  late: Count,
  zeroReports: Count,
  adopted: Count.describe('采用的条目，也含并入的'),
  characters: Count.describe('采用条目正文和要点的字数'),
  score: z.number(),
})
export type TallyCounts = z.infer<typeof TallyCounts>

/** All that counts for each department, issue by issue. A joint text counts for each department that it stands for. */
export function entriesOf(issues: readonly TalliedIssue[], rules: ScoreRules): TallyEntry[] {
  return issues.flatMap(({ issue, submissions, zeroReports }) => {
    const entry = (kind: TallyEntry['kind'], departmentId: string, more: Partial<TallyEntry> = {}): TallyEntry => ({
      ...{ kind, departmentId, issueId: issue.id, about: null, text: '', characters: 0, score: 0 },
      ...more,
    })
    const handedIn = submissions.filter(isHandedIn).flatMap((one) => {
      const score = rules.handedIn + (one.late ? 0 : rules.onTime)
      const more = { about: one.id, text: one.text, score }
      return standingFor(one).map((id) => entry(one.late ? 'late' : 'on-time', id, more))
    })
    const zero = zeroReports
      .filter(({ stands }) => stands)
      .map(({ departmentId }) => entry('zero-report', departmentId, { score: rules.zeroReport }))
    const printed = issue.sections.flatMap((section) =>
      section.kind === 'items' ? section.items.flatMap((item) => printedFor(item, submissions)) : [],
    )
    return [
      ...issue.called.map((id) => entry('called', id)),
      ...handedIn,
      ...zero,
      ...printed.map(({ kind, departmentId, item }) => {
        const characters = charactersOf(item)
        return entry(kind, departmentId, { about: item.id, text: item.text, characters, score: rules[kind] })
      }),
    ]
  })
}

type Printed = { kind: 'adopted' | 'merged'; departmentId: string; item: Item }

/** Once for a department and an item, however many of its texts went into it; one that confirmed after the item was made is not in it. */
function printedFor(item: Item, submissions: readonly Submission[]): Printed[] {
  const kinds = new Map<string, Printed['kind']>()
  for (const [n, id] of item.from.entries()) {
    const submission = submissions.find((one) => one.id === id)
    if (submission)
      for (const departmentId of standingFor(submission))
        if (item.departments.includes(departmentId) && !kinds.has(departmentId))
          kinds.set(departmentId, n === 0 ? 'adopted' : 'merged')
  }
  return [...kinds].map(([departmentId, kind]) => ({ kind, departmentId, item }))
}

const charactersOf = ({ text, points = [] }: Item): number =>
  [text, ...points].reduce((sum, one) => sum + lengthOf(one.replaceAll('\n', '')), 0)

export function countsOf(entries: readonly TallyEntry[]): TallyCounts {
  const of = (...kinds: TallyEntry['kind'][]) => entries.filter(({ kind }) => kinds.includes(kind)).length
  return {
    called: of('called'),
    handedIn: of('on-time', 'late'),
    onTime: of('on-time'),
    late: of('late'),
    zeroReports: of('zero-report'),
    adopted: of('adopted', 'merged'),
    characters: entries.reduce((sum, { characters }) => sum + characters, 0),
    // In tenths, which add up without a rest.
    score: entries.reduce((sum, { score }) => sum + Math.round(score * 10), 0) / 10,
  }
}

/** The departments' counts, best score first; `roster`: those that stand there also where nothing counts for them. */
export function talliesOf(
  entries: readonly TallyEntry[],
  roster: readonly string[],
): ({ departmentId: string } & TallyCounts)[] {
  const own = Map.groupBy(entries, ({ departmentId }) => departmentId)
  const ids = [...new Set([...roster, ...own.keys()])]
  return ids
    .map((departmentId) => ({ departmentId, ...countsOf(own.get(departmentId) ?? []) }))
    .toSorted((a, b) => b.score - a.score || b.adopted - a.adopted)
}
