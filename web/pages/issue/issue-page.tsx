/** An issue's page: the issue and its publication are read, then the desk opens. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Issue } from '#shared/issue/issue.ts'
import { ANEW, issue as issueQuery, publications } from '../../api/queries.ts'
import { wasReadAhead } from '../../api/read-ahead.ts'
import { Refused, sentenceOf } from '../../api/refused.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Page } from '../../parts/page.tsx'
import { useClaimed } from '../../parts/saving/draft.ts'
import { Failure, Loading } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { NotFound } from '../not-found.tsx'
import { DeskPage } from './desk-page.tsx'
import { contentKey, unsavedContent } from './use-desk.ts'

const SOON_MS = 1_500
const LATER_MS = 60_000

/** Often while a PDF is being made. What others do is heard of by use-news.ts; now and then, in case that was missed. */
const pollMs = (issue: Issue | undefined): number =>
  issue?.review && !issue.review.pdf && !issue.review.renderFailure ? SOON_MS : LATER_MS

export function IssuePage({ issueId, panel }: { issueId: string; panel: string | undefined }) {
  const { id } = usePerson()
  const [isFresh] = useState(() => wasReadAhead(issueId))
  const read = useQuery({
    ...issueQuery(issueId),
    ...(isFresh ? {} : ANEW),
    refetchInterval: ({ state }) => pollMs(state.data),
  })
  const known = useQuery(publications)
  // The desk begins with what was left at it.
  const claimed = useClaimed(contentKey(id, issueId))
  // What somebody typed and could not save stays on screen, to be copied.
  if (read.error instanceof Refused && read.error.code === 'issue-discarded' && !unsavedContent(id, issueId))
    return <Discarded refused={read.error} />
  const failed = [read, known].find(({ isError, data }) => isError && data === undefined)
  if (failed?.error instanceof Refused && ['not-found', 'bad-request'].includes(failed.error.code))
    return <NotFound home={routes.issues} />
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!read.data || !known.data || !claimed) return <Loading />
  const publication = known.data.find(({ id }) => id === read.data.publicationId)
  if (!publication) return <NotFound home={routes.issues} />
  return <DeskPage issue={read.data} publication={publication} panel={panel} />
}

/** Who discarded the issue, and when. */
const Discarded = ({ refused }: { refused: Refused }) => (
  <Page title="这一期已经舍弃">
    <p>{sentenceOf(refused)}</p>
    <p>
      <Link href={routes.issues} className="link">
        回到各期
      </Link>
    </p>
  </Page>
)
