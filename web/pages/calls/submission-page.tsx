/** One submission of the own department: the form while it may be written, otherwise what became of it. */

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { takesInput, whyNotWrite } from '#shared/submission/submission-workflow.ts'
import { call as callQuery } from '../../api/call-queries.ts'
import { ANEW, keys, publications, submission as submissionQuery } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { Refused } from '../../api/refused.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { newId } from '../../parts/new-id.ts'
import { Page } from '../../parts/page.tsx'
import { draftKeys, useClaimed } from '../../parts/saving/draft.ts'
import { Failure, Loading } from '../../parts/waiting.tsx'
import { NEW, routes } from '../../routes.ts'
import { NotFound } from '../not-found.tsx'
import { draftPlace, submissionDraft } from './form-state.ts'
import { SubmissionForm } from './submission-form.tsx'
import { SubmissionReading } from './submission-reading.tsx'

type Props = { issueId: string; submissionId: string }

export const SubmissionPage = (props: Props) =>
  props.submissionId === NEW ? (
    <NewSubmission issueId={props.issueId} />
  ) : (
    <SubmissionAt key={props.submissionId} {...props} />
  )

/** Goes to the address of a new one: it has its id from the start, so that a step back, a reload and a lost answer find the same again. */
function NewSubmission({ issueId }: Pick<Props, 'issueId'>) {
  const [, navigate] = useLocation()
  const place = draftPlace(usePerson().id, issueId)
  const claimed = useClaimed(place)
  useEffect(() => {
    if (!claimed) return
    const left = draftKeys(place).find((key) => submissionDraft(key)?.base.version === 0)
    const id = left?.slice(place.length) ?? newId()
    navigate(`${routes.submission(issueId, id)}?${NEW}`, { replace: true })
  }, [claimed, place, issueId, navigate])
  return <Loading />
}

function SubmissionAt({ issueId, submissionId }: Props) {
  const person = usePerson()
  const isNew = useSearch() === NEW
  const claimed = useClaimed(draftPlace(person.id, issueId, submissionId))
  const callRead = useQuery(callQuery(issueId))
  const publicationsRead = useQuery(publications)
  const read = useQuery({ ...submissionQuery(issueId, submissionId), ...ANEW, refetchInterval: 30_000 })
  const isNone = callRead.error instanceof Refused && callRead.error.code === 'not-found'
  const unsaved = isNew && read.error instanceof Refused && read.error.code === 'not-found'

  if (isNone) return <NotFound home={routes.calls} />
  const failed = [callRead, publicationsRead, ...(unsaved ? [] : [read])].find(
    ({ isError, data }) => isError && data === undefined,
  )
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!callRead.data || !publicationsRead.data || !claimed || (!read.data && !unsaved)) return <Loading />
  const call = callRead.data
  const publication = publicationsRead.data.find(({ id }) => id === call.publicationId)
  if (!publication) return <NotFound home={routes.calls} />

  const submission = read.data?.submission ?? null
  const onSaved = (saved: Submission) => {
    const read = { submission: saved, printed: null, printedItems: 0 }
    queryClient.setQueryData(submissionQuery(issueId, saved.id).queryKey, read)
    void queryClient.invalidateQueries({ queryKey: keys.calls })
    void queryClient.invalidateQueries({ queryKey: keys.call(issueId), exact: true })
  }
  const writable = submission
    ? whyNotWrite(submission, person, call.issue) === null
    : takesInput(call.issue) && person.departmentId !== null
  const shared = { call, publication, id: submissionId, submission, onSaved }
  return (
    <Page title={`${issueLabel(call.issue)}来稿`} wide={writable}>
      <nav className="crumbs" aria-label="位置">
        <Link href={routes.call(issueId)} className="link">
          返回{issueLabel(call.issue)}约稿
        </Link>
      </nav>
      {writable ? (
        <SubmissionForm {...shared} />
      ) : (
        <SubmissionReading
          {...shared}
          printed={read.data?.printed ?? null}
          printedItems={read.data?.printedItems ?? 0}
        />
      )}
    </Page>
  )
}
