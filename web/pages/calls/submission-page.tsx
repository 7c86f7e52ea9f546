/** One submission of the own department: the form while it may be written, otherwise what became of it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { takesInput, whyNotWrite } from '#shared/submission/submission-workflow.ts'
import { usePerson } from '../../api/person.ts'
import { calls, keys, publications, submission as submissionQuery } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { Page } from '../../parts/page.tsx'
import { Failure, Loading } from '../../parts/waiting.tsx'
import { NEW, routes } from '../../routes.ts'
import { NotFound } from '../not-found.tsx'
import { SubmissionForm } from './submission-form.tsx'
import { SubmissionReading } from './submission-reading.tsx'

type Props = { issueId: string; submissionId: string }

export function SubmissionPage({ issueId, submissionId }: Props) {
  // The form that started a submission goes on under the submission's own address.
  const [started, setStarted] = useState<string | null>(null)
  const [, navigate] = useLocation()
  const onStarted = (id: string) => {
    setStarted(id)
    navigate(routes.submission(issueId, id), { replace: true })
  }
  return (
    <SubmissionAt
      key={submissionId === started ? NEW : submissionId}
      issueId={issueId}
      submissionId={submissionId}
      onStarted={onStarted}
    />
  )
}

function SubmissionAt({ issueId, submissionId, onStarted }: Props & { onStarted: (id: string) => void }) {
  const person = usePerson()
  const isNew = submissionId === NEW
  const callsRead = useQuery(calls)
  const publicationsRead = useQuery(publications)
  const read = useQuery({ ...submissionQuery(issueId, submissionId), enabled: !isNew })

  const failed = [callsRead, publicationsRead, read].find(({ isError, data }) => isError && data === undefined)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!callsRead.data || !publicationsRead.data || (!isNew && !read.data)) return <Loading />
  const call = callsRead.data.find(({ issue }) => issue.id === issueId)
  const publication = publicationsRead.data.find(({ id }) => id === call?.publicationId)
  if (!call || !publication) return <NotFound home={routes.calls} />

  const submission = read.data?.submission ?? null
  const onSaved = (saved: Submission) => {
    queryClient.setQueryData(submissionQuery(issueId, saved.id).queryKey, { submission: saved, printed: null })
    void queryClient.invalidateQueries({ queryKey: keys.calls, exact: true })
    if (isNew) onStarted(saved.id)
  }
  const writable = submission
    ? whyNotWrite(submission, person, call.issue) === null
    : takesInput(call.issue) && person.departmentId !== null
  return (
    <Page title={`${issueLabel(call.issue)}来稿`} wide={writable}>
      <nav className="crumbs" aria-label="位置">
        <Link href={routes.call(issueId)} className="link">
          返回{issueLabel(call.issue)}约稿
        </Link>
      </nav>
      {writable ? (
        <SubmissionForm call={call} publication={publication} submission={submission} onSaved={onSaved} />
      ) : (
        <SubmissionReading
          call={call}
          publication={publication}
          submission={submission}
          printed={read.data?.printed ?? null}
          onSaved={onSaved}
        />
      )}
    </Page>
  )
}
