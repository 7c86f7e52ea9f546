/** The issue's record. */
import { useQuery } from '@tanstack/react-query'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { audit } from '../../api/records.ts'
import { RecordList } from '../../parts/record-list.tsx'
import { Loaded } from '../../parts/waiting.tsx'
import { useTheDesk } from './use-desk.ts'

export function RecordPanel() {
  const { issue, publication } = useTheDesk()
  const query = useQuery({ ...audit(issue.id), refetchInterval: 15_000, refetchOnMount: 'always' })
  return (
    <Loaded query={query}>
      {(record) => <RecordList {...record} publication={publication} label={issueLabel(issue)} />}
    </Loaded>
  )
}
