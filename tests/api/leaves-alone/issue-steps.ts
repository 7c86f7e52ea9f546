/** The steps that the trials of an issue begin with. */
import type { WorkerDeps } from '#functions/deps.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { damageFile } from '../../support/damage.ts'
import { at, hashOfRecipients } from '../../support/issue-page.ts'
import { move, ok, seen, sentToReview } from '../../support/issue-steps.ts'
import { aFullDraft, aFullIssue, type FullyWritten } from './full-issue.ts'
import type { Stage, Trial, Tried } from './trial.ts'

const MOVES = 'POST /issues/{issueId}/moves'
const PUBLICATION_ROW = `PUBLICATION#${PUBLICATION.id}`
export const IN_WORK = `${PUBLICATION_ROW} IN-WORK.**`
export const NEW_ISSUE = ['+ISSUE#** ISSUE.**', `+${PUBLICATION_ROW} NUMBER#**`, IN_WORK]
export const inTwoDays = ({ centre }: Stage) => new Date(centre.now().getTime() + 2 * 86_400_000).toISOString()

/** A move of an issue that stands as `stands` says, by whoever `who` is. */
export const moved = (
  stands: (stage: Stage, written: FullyWritten) => Promise<Issue>,
  who: 'editor' | 'office' | 'head',
  request: (
    stage: Stage,
    issue: Issue,
    written: FullyWritten,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>,
  mayChange: (issue: Issue) => string[],
): Trial => ({
  by: MOVES,
  async ready(stage, written) {
    const issue = await stands(stage, written)
    const asked = await request(stage, issue, written)
    return { does: () => move(stage[who], issue, asked), mayChange: mayChange(issue) }
  },
})

export const draft = ({ editor }: Stage, written: FullyWritten) => aFullDraft(editor, written)
export const called = ({ centre, editor }: Stage, written: FullyWritten) => aFullIssue(centre, editor, written)
export const closed = async (stage: Stage, written: FullyWritten) =>
  move(stage.editor, await called(stage, written), { move: 'close-input' })
export const sent = async (stage: Stage, written: FullyWritten) =>
  move(stage.editor, await called(stage, written), { move: 'send-to-review' })
export const inReview = async (stage: Stage, written: FullyWritten) =>
  sentToReview(stage.centre, stage.editor, await called(stage, written))
export const approved = async (stage: Stage, written: FullyWritten) => {
  const issue = await inReview(stage, written)
  return move(stage.office, issue, { move: 'approve', comment: '', ...seen(issue) })
}
export const signing = async ({ head }: Stage, issue: Issue, sendAt?: string) => ({
  move: 'sign-off',
  comment: '',
  recipientsHash: await hashOfRecipients(head, issue),
  ...seen(issue),
  ...(sendAt && { sendAt }),
})
export const signed = async (stage: Stage, written: FullyWritten, sendAt?: string) => {
  const issue = await approved(stage, written)
  return move(stage.head, issue, await signing(stage, issue, sendAt))
}

/** The editor's request for one issue, with the version that it has. */
export const put =
  (path: string, ask: (issue: Issue, written: FullyWritten) => object, mayChange: (issue: Issue) => string[]) =>
  async (stage: Stage, written: FullyWritten): Promise<Tried> => {
    const issue = await called(stage, written)
    const request = { version: issue.version, ...ask(issue, written) }
    return {
      does: async () => ok(await stage.editor.put(`${at(issue)}/${path}`, request)),
      mayChange: mayChange(issue),
    }
  }

export const settingsNow = ({ period, number, total, issueDate, securityNumber, copies }: Issue) => ({
  period,
  number,
  total,
  issueDate,
  securityNumber,
  copies,
})

export const firstWindow = (issue: Issue): string => {
  const section = issue.sections.find(({ id }) => id === 'windows')
  return (section?.kind === 'items' && section.items[0]?.id) || ''
}
/** The issue's sections with another text in the first item of 窗口资讯. */
export const rewritten = (issue: Issue, text: string) =>
  issue.sections.map((section) =>
    section.kind === 'items'
      ? { ...section, items: section.items.map((one) => (one.id === firstWindow(issue) ? { ...one, text } : one)) }
      : section,
  )

/** Somebody finds the PDF of an issue in review gone; it is printed anew by `print`. */
export const foundGone = (print: WorkerDeps['print']): Trial => ({
  by: 'workers',
  async ready(stage, written) {
    const issue = await inReview(stage, written)
    damageFile(stage.centre, issue.review?.pdf?.key ?? '', () => null)
    await stage.office.get(`${at(issue)}/revisions/1/pdf`)
    return { does: () => stage.centre.runAllWork({ print }), mayChange: [] }
  },
})
