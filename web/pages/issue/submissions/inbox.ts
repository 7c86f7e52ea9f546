/** The inbox of an issue: in which order its submissions stand, by what they are filtered, and which say the same. */
import { type NearDuplicate, nearDuplicates } from '#shared/duplicates/near-duplicates.ts'
import type { PrintedItem } from '#shared/duplicates/printed-item.ts'
import type { Passage } from '#shared/duplicates/shared-passage.ts'
import { keysOf } from '#shared/keys-of.ts'
import type { Submission, SubmissionState } from '#shared/submission/submission.ts'

const ORDER: readonly SubmissionState[] = ['submitted', 'returned', 'adopted', 'declined', 'with-head', 'draft']

/** What waits for the editor first, and what came first before what came later. */
export const inOrder = (list: readonly Submission[]): Submission[] =>
  list.toSorted(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''),
  )

/** What else says the same: another submission of the issue, or an item of an issue of before. */
type Other = { submission: Submission } | { printed: PrintedItem }
/** `here` is the passage in one's own text, `there` in the other's. */
export type Alike = { other: Other; here: Passage; there: Passage }
export type AlikeById = ReadonlyMap<string, readonly Alike[]>

/** Of each submission, what says the same, the nearest first; one that nothing resembles is not in it. */
export function alikeIn(list: readonly Submission[], printed: readonly PrintedItem[]): AlikeById {
  const others = new Map<string, Other>([
    ...printed.map((item, n) => [`printed ${n}`, { printed: item }] as const),
    ...list.map((submission) => [submission.id, { submission }] as const),
  ])
  const found = new Map<string, Alike[]>()
  const add = (id: string, otherId: string, passages: Pick<NearDuplicate, 'here' | 'there'>) => {
    const [own, other] = [others.get(id), others.get(otherId)]
    if (own && 'submission' in own && other) found.set(id, [...(found.get(id) ?? []), { other, ...passages }])
  }
  const texts = [...others].map(([id, one]) => ({
    id,
    text: 'printed' in one ? one.printed.text : one.submission.text,
  }))
  for (const { id, ofId, here, there } of pairsOf(texts)) {
    add(id, ofId, { here, there })
    add(ofId, id, { here: there, there: here })
  }
  return found
}

type Texts = Parameters<typeof nearDuplicates>[0]
let compared: { texts: Texts; pairs: NearDuplicate[] } = { texts: [], pairs: [] }

/** A decision changes no text: only texts that changed are compared anew, which takes tenths of a second. */
function pairsOf(texts: Texts): NearDuplicate[] {
  const isKnown =
    texts.length === compared.texts.length &&
    texts.every(({ id, text }, n) => compared.texts[n]?.id === id && compared.texts[n]?.text === text)
  if (!isKnown) compared = { texts, pairs: nearDuplicates(texts) }
  return compared.pairs
}

export type FilterName = 'all' | 'submitted' | 'returned' | 'adopted' | 'declined' | 'late' | 'alike'
type Fits = (submission: Submission, alike: AlikeById) => boolean

const FILTERS: Record<FilterName, { label: string; fits: Fits }> = {
  all: { label: '全部', fits: () => true },
  submitted: { label: '待处理', fits: ({ state }) => state === 'submitted' },
  returned: { label: '退改中', fits: ({ state }) => state === 'returned' },
  adopted: { label: '已采用', fits: ({ state }) => state === 'adopted' },
  declined: { label: '不采用', fits: ({ state }) => state === 'declined' },
  late: { label: '逾期报送', fits: ({ late }) => late },
  alike: { label: '疑似重复', fits: ({ id }, alike) => alike.has(id) },
}

export const fitsFilter = (name: FilterName, submission: Submission, alike: AlikeById): boolean =>
  FILTERS[name].fits(submission, alike)

/** Every filter with how many of the list it shows, in the order of the page. */
export const filtersOf = (list: readonly Submission[], alike: AlikeById) =>
  keysOf(FILTERS).map((name) => ({
    name,
    label: FILTERS[name].label,
    count: list.filter((submission) => fitsFilter(name, submission, alike)).length,
  }))
