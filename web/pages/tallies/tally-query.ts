/** The columns of the tally, and the questions that its page asks. */
import { keepPreviousData } from '@tanstack/react-query'
import type { Span } from '#shared/tallies/period.ts'
import type { TallyCounts, TallyEntry } from '#shared/tallies/tally.ts'
import { TALLY_COLUMNS } from '#shared/tallies/tally-columns.ts'
import { answer, api } from '../../api/client.ts'
import { everyRow } from '../../api/every-page.ts'

export type Column = keyof TallyCounts

/** With the kinds of entry that each number counts; the order is that of the table. */
export const COLUMNS = {
  score: { label: TALLY_COLUMNS.score, kinds: ['on-time', 'late', 'zero-report', 'adopted', 'merged'] },
  called: { label: TALLY_COLUMNS.called, kinds: ['called'] },
  handedIn: { label: TALLY_COLUMNS.handedIn, kinds: ['on-time', 'late'] },
  onTime: { label: TALLY_COLUMNS.onTime, kinds: ['on-time'] },
  late: { label: TALLY_COLUMNS.late, kinds: ['late'] },
  zeroReports: { label: TALLY_COLUMNS.zeroReports, kinds: ['zero-report'] },
  adopted: { label: TALLY_COLUMNS.adopted, kinds: ['adopted', 'merged'] },
  characters: { label: TALLY_COLUMNS.characters, kinds: ['adopted', 'merged'] },
} as const satisfies Record<Column, { label: string; kinds: readonly TallyEntry['kind'][] }>

export const tallies = (publicationId: string, span: Span) => ({
  queryKey: ['tallies', publicationId, span.from, span.until],
  queryFn: () =>
    answer(api.publications[':publicationId'].tallies.$get({ param: { publicationId }, query: { ...span } })),
  placeholderData: keepPreviousData,
})

type Of = { publicationId: string; departmentId: string; span: Span }

export const tallyOf = ({ publicationId, departmentId, span }: Of) => ({
  queryKey: ['tallies', publicationId, span.from, span.until, departmentId],
  queryFn: () =>
    everyRow(
      (query) =>
        answer(
          api.publications[':publicationId'].tallies[':departmentId'].$get({
            param: { publicationId, departmentId },
            query: { ...span, limit: 500, ...query },
          }),
        ),
      ({ entries }) => entries,
    ),
})
