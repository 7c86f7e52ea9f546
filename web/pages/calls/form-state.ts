/** The form of one submission while it is filled in: saved as it is typed, from the first input on, and kept as a draft here. */
import { useEffect, useState } from 'react'
import { keysOf } from '#shared/keys-of.ts'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { answer, api } from '../../api/client.ts'
import { isComposing } from '../../parts/composing.ts'
import { same } from '../../parts/same.ts'
import { draftAt, draftKey } from '../../parts/saving/draft.ts'
import type { Draft } from '../../parts/saving/edit.ts'
import { openEdit } from '../../parts/saving/edits.ts'
import { useLeaveGuard } from '../../parts/saving/leave-guard.ts'
import { useSaving } from '../../parts/saving/save-line.tsx'
import { plain } from './plain-form.ts'

const isForm = (value: unknown): value is SubmissionForm =>
  typeof value === 'object' && value !== null && 'text' in value && 'departments' in value
const isDraft = (draft: unknown): draft is Draft<SubmissionForm> =>
  typeof draft === 'object' &&
  draft !== null &&
  'base' in draft &&
  typeof draft.base === 'object' &&
  draft.base !== null &&
  'value' in draft.base &&
  isForm(draft.base.value) &&
  'mine' in draft &&
  isForm(draft.mine)

/** Where the drafts of an issue's submissions lie; with an id, that of one. */
export const draftPlace = (personId: string, issueId: string, id = '') =>
  draftKey(personId, `submission:${issueId}:${id}`)
export const submissionDraft = (key: string) => draftAt(key, isDraft)

/** Every field of the form: one that the schema has and this has not does not compile. */
const FIELDS = { departments: 0, from: 0, to: 0, text: 0, contact: 0 } satisfies Record<keyof SubmissionForm, 0>

/** The form's fields of a submission, which has more. */
const formOf = (submission: SubmissionForm): SubmissionForm =>
  // Picked are all the fields that the form has.
  Object.fromEntries(Object.entries(submission).filter(([name]) => name in FIELDS)) as SubmissionForm

/** Of a new one of this department. */
export const emptyForm = (departmentId: string): SubmissionForm => ({
  departments: [departmentId],
  from: null,
  to: null,
  text: '',
  contact: '',
})

/** Mine on top of theirs, field by field: what I left as it was is theirs. */
function merged(base: SubmissionForm, mine: SubmissionForm, theirs: SubmissionForm): SubmissionForm {
  const [was, now] = [plain(base), plain(mine)]
  const changed = keysOf(FIELDS).filter((field) => !same(now[field], was[field]))
  return { ...theirs, ...Object.fromEntries(changed.map((field) => [field, mine[field]])) }
}

type Options = {
  issueId: string
  /** A new one has its id before it is saved for the first time. */
  id: string
  /** What the server has, or null when nothing was saved yet. */
  initial: Submission | null
  empty: SubmissionForm
  personId: string
  onSaved: (submission: Submission) => void
}

export function useSubmissionForm({ issueId, id, initial, empty, personId, onSaved }: Options) {
  const of = { param: { issueId, submissionId: id } }
  const known = initial ? { version: initial.version, value: formOf(initial) } : { version: 0, value: empty }
  const [edit] = useState(() =>
    openEdit<SubmissionForm, Submission>(
      {
        key: draftPlace(personId, issueId, id),
        write: (form, version, mark) =>
          answer(api.issues[':issueId'].submissions[':submissionId'].$put({ ...of, json: { version, form, mark } })),
        read: async () => (await answer(api.issues[':issueId'].submissions[':submissionId'].$get(of))).submission,
        valueIn: formOf,
        savable: plain,
        onRow: onSaved,
      },
      known,
      isDraft,
    ),
  )
  const { saver } = edit
  const [restored] = useState(edit.isLeft)
  const [form, setForm] = useState(edit.mine)
  const saving = useSaving(saver)
  useLeaveGuard(saving.state !== 'saved')

  useEffect(() => {
    // What lay in the draft goes to the server.
    edit.put(edit.mine)
    // Leaving the page within the app saves what is left; the draft stays until that is done.
    return () => void edit.flush()
  }, [edit])
  // Someone else of the department wrote while nothing is typed here.
  useEffect(() => {
    if (!initial || initial.version <= edit.base.version) return
    if (saving.state !== 'saved' || saver.get().state !== 'saved' || isComposing()) return
    const next = merged(edit.base.value, edit.mine, formOf(initial))
    edit.rebase(initial, next)
    setForm(next)
  }, [initial, edit, saver, saving.state])

  const change = (patch: Partial<SubmissionForm>) => {
    // Two fields may change between two renders.
    const next = { ...edit.mine, ...patch }
    setForm(next)
    edit.put(next)
  }

  /** After a stale write, what is decided is decided of `theirs`, as it was shown: mine on top of it, or it. */
  const settle = (theirs: Submission, keep: 'mine' | 'theirs') => {
    const next = keep === 'mine' ? merged(edit.base.value, form, formOf(theirs)) : formOf(theirs)
    edit.rebase(theirs, next)
    setForm(next)
    onSaved(theirs)
    saver.resume(edit.isLeft() ? next : null)
  }

  return { form, change, edit, saver, saving, settle, restored }
}
