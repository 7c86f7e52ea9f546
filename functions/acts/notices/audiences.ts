/** The people of each audience of shared/notices.ts, when something is told of an issue. */
import type { Facts } from '#shared/audit-facts.ts'
import { departmentName } from '#shared/centre/departments.ts'
import { ROLES } from '#shared/centre/labels.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Comment } from '#shared/comments/comment.ts'
import type { DigestEntry } from '#shared/digest.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { signersOf } from '#shared/issue/signers.ts'
import type { Takers } from '#shared/issue/takers.ts'
import type { IssueAudience } from '#shared/notices.ts'
import { answerOf } from '#shared/submission/department-answer.ts'
import { departmentsThat } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isStillOpen } from '#shared/submission/submission-workflow.ts'
import type { ZeroReport } from '#shared/submission/zero-report.ts'
import type { Told } from '#shared/told.ts'
import { listSubmissions } from '../../store/load.ts'
import { contributorsOf, listPeople, loadPeople } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'
import { waitingNotices } from '../../store/waiting-notices.ts'
import { listZeroReports } from '../../store/zero-reports.ts'
import { NOBODY_THERE, namesOf, peopleOfDepartments, writerAmong } from './people-of-departments.ts'
import { askedNow, takersNow } from './substitutes.ts'

/** What is told: of which issue, as it was `before` and as it is now, and who did it (null: the system). */
export type About = {
  table: Table
  now: Date
  actor: Pick<Actor, 'id' | 'name'> | null
  publication: Publication
  before: Issue
  issue: Issue
  reason: string
  submission?: Submission
  /** Where a digest tells of it: what it is about. */
  entry?: Pick<DigestEntry, 'submissionId' | 'departmentId' | 'version'>
  comment?: Comment
  distribution?: Pick<Distribution, 'state'>
  file?: 'PDF' | '邮件'
  read?: ReadByAct
}

/** What the act has read, or chosen, that the audiences need too. */
export type ReadByAct = {
  submissions?: readonly Submission[]
  /** Who can take the steps that a review has before it. */
  takers?: readonly Takers[]
  /** The departments that the editor chose. */
  chosen?: readonly string[]
  /** Those who may sign a submission for its department. */
  heads?: readonly Person[]
  /** The ids of those who take over a step, and were not asked for it before. */
  heirs?: readonly string[]
  /** The departments and people that are reminded, and the departments that nobody belongs to. */
  reminded?: { departments: string[]; people: readonly Person[]; unreached: readonly string[] }
}

/** The ids of those who are written to; `departments`: they are written to as these. */
export type Found = { ids: string[]; departments?: string[]; facts?: Facts; told?: Told }

export const AUDIENCE: { [A in IssueAudience]: (about: About) => Promise<Found> } = {
  called: (about) => ofDepartments(about, about.issue.called),
  chosen: (about) => ofDepartments(about, about.read?.chosen ?? []),
  'left-open': (about) => ofConcerned(about, false),
  'left-open-or-undecided': (about) => ofConcerned(about, true),
  reminded: async ({ read: { reminded } = {} }) => ({
    ids: idsOf(reminded?.people ?? []),
    departments: reminded?.departments ?? [],
  }),

  partners: async (about) => {
    const waiting = about.submission ? departmentsThat(about.submission, 'waiting') : []
    return waiting.length > 0 ? ofDepartments(about, waiting) : { ids: [] }
  },

  // Whom the act has found fit to sign.
  heads: async ({ publication, submission, read: { heads = [] } = {} }) => ({
    ids: idsOf(heads),
    told: reachedAs(`${departmentName(publication, submission?.ownerDepartment ?? '')}负责人`, heads),
  }),

  writer: async ({ table, publication, submission }) => {
    if (!submission) return { ids: [] }
    const name = departmentName(publication, submission.ownerDepartment)
    const writer = writerAmong(await contributorsOf(table, [submission.ownerDepartment]), submission)
    return writer
      ? { ids: [writer.id], told: { reached: [{ name, people: [writer.name] }], missed: [] } }
      : { ids: [], told: { reached: [], missed: [{ name, why: NOBODY_THERE }] } }
  },

  approvers: async (about) => {
    const takers = about.read?.takers ?? []
    const [next] = takers
    if (!next) return { ids: [] }
    const { asked, unfit } = await askedNow(about, about.issue, takers)
    const missed = [...next.mayNot, ...unfit.map(({ name, why }) => ({ name, why }))]
    return { ids: idsOf(asked), told: { reached: [{ name: next.step.name, people: namesOf(asked) }], missed } }
  },

  heirs: async ({ read: { heirs = [] } = {} }) => ({ ids: [...heirs] }),

  'in-thread': async (about) => {
    const { issue, comment } = about
    if (issue.state !== 'review' || !comment) return { ids: [] }
    const wrote = [comment.by, ...comment.answers.map(({ by }) => by)].map(({ id }) => id)
    return { ids: (await stillToAct(about)).filter((id) => wrote.includes(id)) }
  },

  asked: async (about) => {
    const { table, before } = about
    const takers = await takersNow(about, before)
    const [step] = takers
    if (!step) return { ids: [] }
    const waiting = await waitingNotices(table, 'review-requested', before.id)
    const may = await askedNow(about, before, takers)
    const asked = may.asked.filter(({ id }) => id !== about.actor?.id && !waiting.includes(id))
    return { ids: idsOf(asked), told: reachedAs(step.step.name, asked) }
  },

  approved: async ({ table, before: { review } }) => {
    const people = await loadPeople(table, review?.approvals.map(({ personId }) => personId) ?? [])
    const approved = [...people.values()].filter(({ active }) => active)
    return { ids: idsOf(approved), told: reachedAs(ROLES.leader, approved) }
  },

  'sender-and-opener': ({ table, before }) =>
    toDesk(table, [before.review?.sentBy ?? before.createdBy, before.createdBy]),
  'sender-or-editors': ({ table, before }) => toDesk(table, [before.review?.sentBy ?? before.createdBy]),
  sender: async ({ issue }) => ({ ids: [issue.review?.sentBy ?? issue.createdBy] }),
  signer: async ({ issue: { signOff } }) => ({ ids: signersOf(signOff) }),
  'signed-for': async ({ issue: { signOff } }) => ({ ids: signOff?.onBehalfOf ? [signOff.onBehalfOf.personId] : [] }),
  editors: async ({ table }) => ({ ids: idsOf((await inUse(table)).filter(isEditor)) }),
  administrators: async ({ table }) => ({ ids: idsOf((await inUse(table)).filter(isAdministrator)) }),
}

const reachedAs = (name: string, people: readonly Pick<Person, 'name'>[]): Told => ({
  reached: people.length > 0 ? [{ name, people: namesOf(people) }] : [],
  missed: [],
})
const idsOf = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id)
const inUse = async (table: Table): Promise<Person[]> => (await listPeople(table)).filter(({ active }) => active)
export const isEditor = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('editor')
export const isAdministrator = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('administrator')

/** Those who can take one of the steps that are still to be taken, and who stands in for them today. */
async function stillToAct(about: About): Promise<string[]> {
  const { issue } = about
  const takers = await takersNow(about, issue)
  const steps = await Promise.all(takers.map((_, n) => askedNow(about, issue, takers.slice(n))))
  return idsOf(steps.flatMap(({ asked }) => asked))
}

async function ofDepartments({ table, publication }: About, departments: readonly string[]): Promise<Found> {
  const { people, ...found } = await peopleOfDepartments(table, publication, departments)
  return { ...found, ids: idsOf(people) }
}

/** Those of `ids` who are still here; where none of them is, every editor. */
async function toDesk(table: Table, ids: readonly string[]): Promise<Found> {
  const people = await inUse(table)
  const wanted = people.filter(({ id }) => ids.includes(id))
  const told = wanted.length > 0 ? wanted : people.filter(isEditor)
  return { ids: idsOf(told), told: { reached: [{ name: ROLES.editor, people: namesOf(told) }], missed: [] } }
}

async function ofConcerned(about: About, undecidedToo: boolean): Promise<Found> {
  const { table, before, read } = about
  const [submissions, zeroReports] = await Promise.all([
    read?.submissions ?? listSubmissions(table, before.id),
    listZeroReports(table, before.id),
  ])
  return ofDepartments(
    about,
    before.called.filter((id) => isConcerned(id, before, { submissions, zeroReports, undecidedToo })),
  )
}

/** Whose words the end of the call is about: not those whose text was decided on and who left nothing open. */
function isConcerned(
  departmentId: string,
  issue: Issue,
  {
    submissions,
    zeroReports,
    undecidedToo,
  }: { submissions: readonly Submission[]; zeroReports: readonly ZeroReport[]; undecidedToo: boolean },
): boolean {
  const { answer, started, returned, undecided, withHead } = answerOf(departmentId, submissions, zeroReports)
  const undecidedNow = undecidedToo && undecided.length > 0
  // What had ended before was told then.
  if (!issue.inputOpen) return undecidedNow || [...returned, ...withHead].some((one) => isStillOpen(issue, one))
  return undecidedNow || answer === 'nothing' || started.length + returned.length + withHead.length > 0
}
