/** The form of one submission while it is filled in: started at the first input, saved as it is typed, kept as a draft here. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { answer, api } from '../../api/client.ts'
import { draftAt, draftKey, dropDraft, keepDraft } from '../../parts/saving/draft.ts'
import { useLeaveGuard } from '../../parts/saving/leave-guard.ts'
import { useSaving } from '../../parts/saving/save-line.tsx'
import { createSaver } from '../../parts/saving/saver.ts'
import { NEW } from '../../routes.ts'

export type Draft = { version: number; form: SubmissionForm }

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'version' in value && 'form' in value && typeof value.form === 'object'

export const draftPlace = (personId: string, issueId: string, id: string | null) =>
  draftKey(personId, `submission:${issueId}:${id ?? NEW}`)

export const submissionDraft = (key: string) => draftAt(key, isDraft)

/** Every field of the form: one that the schema has and this has not does not compile. */
const FIELDS = { departments: 0, from: 0, to: 0, text: 0, contact: 0 } satisfies Record<keyof SubmissionForm, 0>

/** The form's fields of a submission, which has more. */
const formOf = (submission: SubmissionForm): SubmissionForm =>
  // Picked are all the fields that the form has.
  Object.fromEntries(Object.entries(submission).filter(([name]) => name in FIELDS)) as SubmissionForm

type Options = {
  issueId: string
  /** What the server has, or null when nothing was saved yet. */
  initial: Submission | null
  empty: SubmissionForm
  personId: string
  onSaved: (submission: Submission) => void
}

export function useSubmissionForm({ issueId, initial, empty, personId, onSaved }: Options) {
  // What the server has: its id and version follow each write.
  const row = useRef({ id: initial?.id ?? null, version: initial?.version ?? 0 })
  const place = () => draftPlace(personId, issueId, row.current.id)

  const [restored] = useState(() => submissionDraft(place()))
  const [form, setForm] = useState<SubmissionForm>(() => restored?.form ?? formOf(initial ?? empty))
  // Two fields may change between two renders.
  const latest = useRef(form)
  latest.current = form
  const saved = useRef(onSaved)
  saved.current = onSaved

  const saver = useMemo(
    () =>
      createSaver<SubmissionForm>(async (next) => {
        const { id, version } = row.current
        const submission = id
          ? await answer(
              api.issues[':issueId'].submissions[':submissionId'].$put({
                param: { issueId, submissionId: id },
                json: { version, form: next },
              }),
            )
          : await answer(api.issues[':issueId'].submissions.$post({ param: { issueId }, json: next }))
        if (!id) dropDraft(draftPlace(personId, issueId, null))
        row.current = { id: submission.id, version: submission.version }
        saved.current(submission)
      }),
    [issueId, personId],
  )
  const saving = useSaving(saver)
  useLeaveGuard(saving.state !== 'saved')

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, what lay in the draft goes to the server
  useEffect(() => {
    if (restored && initial) row.current.version = restored.version
    if (restored) saver.offer(restored.form)
    // Leaving the page within the app saves what is left; the draft stays until that is done.
    return () => void saver.flush().catch(() => undefined)
  }, [saver])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft goes when all is saved
  useEffect(() => saver.subscribe(() => saver.get().state === 'saved' && dropDraft(place())), [saver])

  const change = (patch: Partial<SubmissionForm>) => {
    const next = { ...latest.current, ...patch }
    latest.current = next
    setForm(next)
    keepDraft(place(), { version: row.current.version, form: next } satisfies Draft)
    saver.offer(next)
  }

  /** After a stale write: mine on top of the latest, or the latest. */
  const settle = (theirs: Submission, keep: 'mine' | 'theirs') => {
    row.current = { id: theirs.id, version: theirs.version }
    if (keep === 'theirs') {
      setForm(formOf(theirs))
      dropDraft(place())
    }
    saver.resume(keep === 'mine' ? form : null)
  }

  return { form, change, saver, saving, settle, row, restored: restored !== null }
}
