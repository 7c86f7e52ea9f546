/** A submission's form as the API keeps it; the schema says the same, which stays out of the bundle (tests/web/as-the-api-keeps-it.test.ts). */
import type { SubmissionForm } from '#shared/submission/submission.ts'
import { tidy, tidyLine } from '#shared/text.ts'

export const plain = (form: SubmissionForm): SubmissionForm => ({
  ...form,
  text: tidy(form.text),
  contact: tidyLine(form.contact),
})
