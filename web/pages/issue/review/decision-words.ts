/** The words of the decision bar for a leader: what they did already, whose turn it is, and when theirs comes. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { ApprovalStep, Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { currentStep, ISSUE_MOVES, stepsOf, stepTakenFor, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import type { RefusalCode } from '#shared/refusals.ts'

type Reader = {
  publication: Publication
  actor: Actor
  nameOf: (personId: string) => string
  standsInFor?: readonly string[]
  sentenceOf: (refusal: RefusalCode) => string
}

/** The move with which this step is taken: the last one signs. */
export const moveOf = (step: ApprovalStep, issue: Issue, publication: Publication): 'approve' | 'sign-off' =>
  step.id === stepsOf(issue, publication).at(-1)?.id ? 'sign-off' : 'approve'

export type Standing = { text: string; mayDecide: boolean }

/** The sentence, and whether the step may be taken by its reader now; null where nothing is under review. */
export function standing(issue: Issue, reader: Reader): Standing | null {
  const { publication, actor } = reader
  const step = currentStep(issue, publication)
  if (issue.state !== 'review' || !step) return null
  const refusal = whyNotMoveIssue(issue, moveOf(step, issue, publication), reader)
  if (refusal === null) return { text: mayDecideNow(issue, reader), mayDecide: true }
  const taken = issue.review?.approvals.findLast(({ personId }) => personId === actor.id)
  if (taken)
    return {
      text: `您已于${minuteInChinese(taken.at)}通过“${taken.stepName}”${whoIsNext(issue, step, reader)}`,
      mayDecide: false,
    }
  if (refusal === 'own-work')
    return { text: `您参与了本期的编写，不办理审核。${whoseTurn(step, reader)}`, mayDecide: false }
  if (refusal === 'own-settings')
    return { text: `${reader.sentenceOf('own-settings')}${whoseTurn(step, reader)}`, mayDecide: false }
  if (refusal === 'not-your-step')
    return { text: `${whoseTurn(step, reader)}${laterTurn(issue, reader)}`, mayDecide: false }
  return { text: reader.sentenceOf(refusal), mayDecide: false }
}

function mayDecideNow(issue: Issue, { publication, actor, standsInFor = [], nameOf }: Reader): string {
  const as = stepTakenFor({ issue, publication, actor, standsInFor })
  return as === null || as === actor.id ? '请审阅后办理。' : `由您代理：${nameOf(as)}。请审阅后办理，署名含两人姓名。`
}

/** Behind what one did: who has it now, by name, and what they will do. */
function whoIsNext(issue: Issue, step: ApprovalStep, reader: Reader): string {
  const names = othersOf(step, reader)
  const { label } = ISSUE_MOVES[moveOf(step, issue, reader.publication)]
  return names ? `，等待${names}${label === '签发' ? label : '审核'}。` : `。${whoseTurn(step, reader)}`
}

const othersOf = ({ approvers }: ApprovalStep, { actor, nameOf }: Reader): string =>
  approvers
    .filter((id) => id !== actor.id)
    .map(nameOf)
    .filter((name) => name !== '')
    .join('、')

function whoseTurn(step: ApprovalStep, reader: Reader): string {
  const names = othersOf(step, reader)
  return names
    ? `现在等待${names}办理“${step.name}”。`
    : `“${step.name}”现在没有人可以办理，请联系管理员在“设置”中为这一环节指定审核人。`
}

/** Of a later step that is this person's. */
function laterTurn(issue: Issue, { publication, actor }: Reader): string {
  const done = issue.review?.approvals.length ?? 0
  const later = stepsOf(issue, publication)
    .slice(done + 1)
    .find(({ approvers }) => approvers.includes(actor.id))
  return later ? `办到“${later.name}”时由您${ISSUE_MOVES[moveOf(later, issue, publication)].label}。` : ''
}
