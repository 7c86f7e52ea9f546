/** The work of telling: what a row of shared/notices.ts says of something that was done to an issue becomes notices. */
import type { Facts } from '#shared/audit-facts.ts'
import { signedName } from '#shared/centre/stands-in.ts'
import type { DigestMove } from '#shared/digest.ts'
import { currentStep } from '#shared/issue/issue-workflow.ts'
import { type CONDITIONS, type Hears, type IssueMail, NOBODY, type Row } from '#shared/notices.ts'
import { type Told, together } from '#shared/told.ts'
import { DepartmentMail, type Notice, type Task } from '#shared/work.ts'
import { type About, AUDIENCE, type Found } from './audiences.ts'

/** `told`: left out where the caller is not told whom it writes to. */
export type Telling = { tasks: Task[]; facts: Facts; told?: Told }

export async function noticesOf(row: Row, about: About): Promise<Telling> {
  if (row === NOBODY) return { tasks: [], facts: {} }
  const all = await Promise.all(
    row.filter(({ when }) => when === undefined || IS[when](about)).map((hears) => telling(hears, about)),
  )
  const told = all.flatMap((one) => one.told ?? [])
  return {
    tasks: all.flatMap(({ tasks }) => tasks),
    facts: Object.assign({}, ...all.map(({ facts }) => facts)),
    ...(told.length > 0 && { told: together(...told) }),
  }
}

const IS: Record<keyof typeof CONDITIONS, (about: About) => boolean> = {
  held: ({ distribution }) => distribution?.state === 'held',
  unreached: ({ read }) => (read?.reminded?.unreached ?? []).length > 0,
}

async function telling(hears: Hears, about: About): Promise<Telling> {
  const found = await Promise.all(hears.to.map((audience) => AUDIENCE[audience](about)))
  const told = found.flatMap((one) => one.told ?? [])
  return {
    tasks: tasksOf(hears, about, found),
    facts: Object.assign({}, ...found.map(({ facts = {} }) => facts)),
    ...(told.length > 0 && { told: together(...told) }),
  }
}

/** Nobody hears of what they did themselves, unless they are written to as their department. */
function tasksOf(hears: Hears, about: About, found: readonly Found[]): Task[] {
  const ids = [...new Set(found.flatMap((one) => one.ids))]
  const others = ids.filter((id) => id !== about.actor?.id)
  if (others.length === 0 && !isOfDepartments(hears.mail)) return []
  if (hears.mail === 'submissions-digest') return digestTask(hears.as, about, others)
  const { mail } = hears
  if (isOfDepartments(mail)) {
    const departments = found.flatMap((one) => one.departments ?? [])
    const { reason, issue } = about
    if (departments.length === 0) return []
    return [{ kind: 'write-to-departments', issueId: issue.id, mail, departments, people: ids, reason }]
  }
  if (mail === 'comments-digest') return [gatherTask(about, others)]
  return others.map((personId) => ({ kind: 'notice', notice: noticeOf(mail, about, personId) }))
}

const isOfDepartments = (mail: IssueMail): mail is DepartmentMail => DepartmentMail.safeParse(mail).success

function noticeOf(
  mail: Exclude<IssueMail, DepartmentMail | 'submissions-digest' | 'comments-digest'>,
  about: About,
  personId: string,
): Notice {
  const { before, issue, publication, reason, submission, file = 'PDF', read: { takers = [], reminded } = {} } = about
  const toPerson = { issueId: issue.id, personId }
  switch (mail) {
    case 'joint-objected':
    case 'head-answered':
    case 'submission-decided':
      // Its writer is looked up when it is sent.
      return { mail, issueId: issue.id, submissionId: submission?.id ?? '' }
    case 'head-asked':
      return { mail, ...toPerson, submissionId: submission?.id ?? '' }
    case 'review-requested':
      return { mail, ...toPerson, step: takers[0]?.step.name ?? '' }
    case 'review-stopped':
      return { mail, ...toPerson, ...reviewEnded(about), step: currentStep(before, publication)?.name ?? '' }
    case 'approval-fell': {
      const approval = before.review?.approvals.find((one) => one.personId === personId)
      return { mail, ...toPerson, ...reviewEnded(about), step: approval?.stepName ?? '' }
    }
    case 'approval-withdrawn':
      return { mail, ...toPerson, step: currentStep(issue, publication)?.name ?? '', by: reviewEnded(about).by }
    case 'reminder-unreached':
      return { mail, ...toPerson, departments: [...(reminded?.unreached ?? [])] }
    case 'file-damaged':
      return { mail, ...toPerson, file, reason }
    case 'review-returned':
    case 'issue-opened':
    case 'print-failed':
    case 'issue-published':
    case 'sending-held':
    case 'sending-stopped':
      return { mail, ...toPerson }
  }
}

const digestTask = (move: DigestMove, { issue, entry, actor, now }: About, people: string[]): Task[] =>
  !entry
    ? []
    : [
        {
          kind: 'add-to-digest',
          people,
          entry: { issueId: issue.id, ...entry, move, by: actor?.name ?? '', at: now.toISOString() },
        },
      ]

const gatherTask = ({ issue, now }: About, people: string[]): Task => ({
  kind: 'gather-comments',
  issueId: issue.id,
  people,
  since: now.toISOString(),
})

/** How it ended, or went a step back; `by` as it is signed: who did it for somebody else is told with both names. */
function reviewEnded({ before, issue, actor, reason }: About) {
  const taken = before.review?.approvals.at(-1)
  if (issue.review && taken) return { how: 'approval-withdrawn' as const, by: signedName(taken), reason }
  const { returned } = issue
  return returned
    ? { how: 'returned' as const, by: returned.personName, reason }
    : { how: 'withdrawn' as const, by: actor?.name ?? '', reason }
}
