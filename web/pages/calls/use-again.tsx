/** A text that this issue takes no more: copied, or taken to another call, where it waits as a draft. */

import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { SubmissionForm } from '#shared/submission/submission.ts'
import { takesInput } from '#shared/submission/submission-workflow.ts'
import { openCalls } from '../../api/call-queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { copyText } from '../../parts/copy-text.ts'
import { newId } from '../../parts/new-id.ts'
import { keepDraft } from '../../parts/saving/draft.ts'
import type { Draft } from '../../parts/saving/edit.ts'
import { toast } from '../../parts/toast.tsx'
import { NEW, routes } from '../../routes.ts'
import { draftPlace, emptyForm } from './form-state.ts'

export function UseAgain({ form, from }: { form: Pick<SubmissionForm, 'text' | 'contact'>; from: string }) {
  const { id: personId, departmentId } = usePerson()
  const { data: all = [] } = useQuery(openCalls)
  const [, navigate] = useLocation()
  if (form.text.trim() === '') return null
  const open = departmentId === null ? [] : all.filter(({ issue }) => issue.id !== from && takesInput(issue))
  const copy = async () => {
    toast((await copyText(form.text)) ? '已复制' : '浏览器没有允许复制，请选中文字后复制')
  }
  const take = (issueId: string) => {
    const empty = emptyForm(departmentId ?? '')
    const mine = { ...empty, text: form.text, contact: form.contact }
    const id = newId()
    keepDraft(draftPlace(personId, issueId, id), {
      base: { version: 0, value: empty },
      mine,
      sent: null,
    } satisfies Draft<SubmissionForm>)
    navigate(`${routes.submission(issueId, id)}?${NEW}`)
  }
  return (
    <div className="row">
      <Button small onPress={() => void copy()}>
        复制文字
      </Button>
      {open.map(({ issue }) => (
        <Button key={issue.id} small onPress={() => take(issue.id)}>
          填入{issueLabel(issue)}约稿
        </Button>
      ))}
    </div>
  )
}
