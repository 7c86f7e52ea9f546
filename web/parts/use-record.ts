/** The view of a record that its reader has: whose entries, which act of theirs, and which page of them. */
import { useState } from 'react'
import type { RecordFilter } from '#shared/audit-filter.ts'
import type { AskedOfRecord } from '../api/records.ts'
import { usePages } from './turn-pages.tsx'

export function useRecord() {
  const [filter, setFilter] = useState<RecordFilter>({})
  const pages = usePages()
  const asked: AskedOfRecord = { filter, after: pages.after }
  return {
    ...{ filter, pages, asked },
    /** Seen from its newest page. */
    ask: (change: RecordFilter) => {
      setFilter({ ...filter, ...change })
      pages.toFirst()
    },
  }
}
export type RecordView = ReturnType<typeof useRecord>
