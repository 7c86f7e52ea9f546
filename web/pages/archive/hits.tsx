/** The passages that were found, each with its issue, its place and the words marked. */
import { Link } from 'wouter'
import type { Excerpt } from '#shared/archive/excerpt.ts'
import { dayInChinese } from '#shared/calendar.ts'
import { Badge } from '../../parts/badge.tsx'
import { routes } from '../../routes.ts'

type Other = { issueId: string; label: string }
type Hit = {
  issueId: string
  label: string
  issueDate: string
  imported: boolean
  corrects: Other | null
  correctedBy: Other[]
  place: string
  departments: string[]
  excerpt: Excerpt
}

export const Hits = ({ hits }: { hits: readonly Hit[] }) =>
  hits.length === 0 ? null : (
    <ol className="hits" aria-label="找到的段落">
      {hits.map((hit, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a passage has no other name, and the list is replaced as a whole
        <li key={`${hit.issueId} ${hit.place} ${n}`} className="hit">
          <div className="hit-head">
            <Link href={routes.issue(hit.issueId)} className="link">
              <strong>{hit.label}</strong> {hit.place}
            </Link>
            <span className="muted">{dayInChinese(hit.issueDate)}印发</span>
            {hit.imported && <Badge label="补录" tone="grey" />}
            <Corrected says="更正" of={hit.corrects ? [hit.corrects] : []} />
            <Corrected says="有更正，见" of={hit.correctedBy} />
          </div>
          <p className="hit-text">
            <Marked excerpt={hit.excerpt} />
          </p>
          {hit.departments.length > 0 && <span className="muted">{hit.departments.join('、')}</span>}
        </li>
      ))}
    </ol>
  )

const Corrected = ({ says, of }: { says: string; of: readonly Other[] }) =>
  of.map(({ issueId, label }) => (
    <span key={issueId}>
      <Badge label={says} tone="red" />{' '}
      <Link href={routes.issue(issueId)} className="link">
        {label}
      </Link>
    </span>
  ))

const Marked = ({ excerpt: { parts, before, after } }: { excerpt: Excerpt }) => (
  <>
    {before && '……'}
    {parts.map(({ text, found }, n) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which is replaced as a whole
      found ? <mark key={n}>{text}</mark> : <span key={n}>{text}</span>,
    )}
    {after && '……'}
  </>
)
