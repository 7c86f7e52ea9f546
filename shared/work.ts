/** Work: what a move causes, written with it in one transaction, done by a worker that claims it for a time. */
import { z } from 'zod'
import { DigestEntry } from './digest.ts'
import { Day, Hash, Id, Instant, Version } from './fields.ts'

/** A mail that goes to everyone who writes for a department. */
export const DepartmentMail = z.enum([
  'call-for-news',
  'reminder',
  'deadline-extended',
  'extension-taken-back',
  'input-closed',
  'input-reopened',
  'sent-to-review',
  'issue-out',
  'joint-asked',
])
export type DepartmentMail = z.infer<typeof DepartmentMail>

const ToDepartment = { issueId: Id, personId: Id, reason: z.string() }

/** Carries what it says: an issue that is not in review does not name it any more. */
const ReviewEnded = {
  issueId: Id,
  personId: Id,
  step: z.string(),
  how: z.enum(['withdrawn', 'returned', 'approval-withdrawn']),
  by: z.string(),
  reason: z.string(),
}

/** A mail about the workflow (not an issue's delivery): which one, to whom, about what; the worker looks the facts up. */
export const Notice = z.discriminatedUnion('mail', [
  z.strictObject({ mail: z.literal('sign-in-code'), challengeId: z.string() }),
  z.strictObject({ mail: z.literal('call-for-news'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('reminder'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('deadline-extended'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('extension-taken-back'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('input-closed'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('input-reopened'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('sent-to-review'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('issue-out'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('joint-asked'), ...ToDepartment }),
  z.strictObject({ mail: z.literal('joint-objected'), issueId: Id, submissionId: Id }),
  z.strictObject({ mail: z.literal('head-asked'), issueId: Id, submissionId: Id, personId: Id }),
  z.strictObject({ mail: z.literal('head-answered'), issueId: Id, submissionId: Id }),
  z.strictObject({ mail: z.literal('submission-decided'), issueId: Id, submissionId: Id }),
  z.strictObject({ mail: z.literal('review-requested'), issueId: Id, personId: Id, step: z.string() }),
  z.strictObject({ mail: z.literal('review-returned'), issueId: Id, personId: Id }),
  z.strictObject({ mail: z.literal('review-stopped'), ...ReviewEnded }),
  z.strictObject({ mail: z.literal('approval-fell'), ...ReviewEnded }),
  /** `step`: where somebody had approved. */
  z.strictObject({
    mail: z.literal('approval-withdrawn'),
    issueId: Id,
    personId: Id,
    step: z.string(),
    by: z.string(),
  }),
  z.strictObject({
    mail: z.literal('file-damaged'),
    issueId: Id,
    personId: Id,
    file: z.enum(['PDF', '邮件']),
    reason: z.string(),
  }),
  z.strictObject({ mail: z.literal('print-failed'), issueId: Id, personId: Id }),
  z.strictObject({ mail: z.literal('issue-published'), issueId: Id, personId: Id }),
  z.strictObject({ mail: z.literal('issue-opened'), issueId: Id, personId: Id }),
  /** By the plan: these departments have nobody in use. */
  z.strictObject({ mail: z.literal('reminder-unreached'), issueId: Id, personId: Id, departments: z.array(Id) }),
  z.strictObject({ mail: z.literal('sending-held'), issueId: Id, personId: Id }),
  z.strictObject({ mail: z.literal('sending-stopped'), issueId: Id, personId: Id }),
  /** Carries what it says: what the person was before is nowhere else by the time it is sent. */
  z.strictObject({
    mail: z.literal('person-changed'),
    to: z.strictObject({ name: z.string(), address: z.string() }),
    person: z.string(),
    by: z.string(),
    at: Instant,
    own: z.boolean(),
    isNew: z.boolean(),
    changes: z.array(z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string() })),
  }),
  /** Carries what it says, as the one before. `waiting`: what the substitute can decide on now. */
  z.strictObject({
    mail: z.literal('substitute-named'),
    to: z.strictObject({ name: z.string(), address: z.string() }),
    absent: z.string(),
    substitute: z.string(),
    from: z.string(),
    until: z.string(),
    by: z.string(),
    ended: z.boolean(),
    waiting: z.array(z.string()),
    /** Who left, where it ended by that. */
    left: z.string().optional(),
  }),
  /** What others wrote from `since` on. */
  z.strictObject({ mail: z.literal('comments-digest'), issueId: Id, personId: Id, since: Instant }),
  /** Due on its first day; dropped where another was named since, or nothing waits for this one (`personId`). */
  z.strictObject({ mail: z.literal('substitution-begins'), personId: Id, absentId: Id, from: Day, until: Day }),
  /** `record`: whose entries no longer follow one another, as the store names it. */
  z.strictObject({ mail: z.literal('record-broken'), personId: Id, record: z.string() }),
  z.strictObject({
    mail: z.literal('mail-was-paused'),
    personId: Id,
    since: Instant,
    until: Instant,
    reason: z.string(),
  }),
])
export type Notice = z.infer<typeof Notice>

export const Task = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('render'), issueId: Id, revision: z.number().int() }),
  z.strictObject({ kind: z.literal('distribute'), issueId: Id }),
  /** These deliveries of the issue turned out to have been received: what corrects it follows. */
  z.strictObject({ kind: z.literal('bring-corrections'), issueId: Id, deliveries: z.array(Id) }),
  /** It was published: the archive's index takes it in. */
  z.strictObject({ kind: z.literal('index-issue'), issueId: Id }),
  z.strictObject({ kind: z.literal('rebuild-archive'), publicationId: Id }),
  /** It was discarded: the saves that were kept of it go. */
  z.strictObject({ kind: z.literal('clear-discarded'), issueId: Id }),
  z.strictObject({ kind: z.literal('notice'), notice: Notice }),
  z.strictObject({ kind: z.literal('test-mail'), issueId: Id, personId: Id }),
  /** Becomes one notice for each person of these departments. */
  z.strictObject({
    kind: z.literal('write-to-departments'),
    mail: DepartmentMail,
    issueId: Id,
    departments: z.array(Id),
    /** Whom of theirs it goes to; left out (in work of an earlier release): everyone. */
    people: z.array(Id).optional(),
    reason: z.string(),
  }),
  /** These people hear of it in their next digest. */
  z.strictObject({ kind: z.literal('add-to-digest'), people: z.array(Id), entry: DigestEntry }),
  z.strictObject({ kind: z.literal('send-digest'), personId: Id }),
  /** These people hear in their next digest what was said in the comments of this issue at `since`. */
  z.strictObject({ kind: z.literal('gather-comments'), issueId: Id, people: z.array(Id), since: Instant }),
  /** What was saved from one frame up to the next is folded by person and time. */
  z.strictObject({ kind: z.literal('fold-saves'), issueId: Id, from: Version, to: Version }),
  /** Reminds of what the plan has after `since`, and waits for its next. `plan`: falls where the plan is another by then; left out: as it is then. */
  z.strictObject({ kind: z.literal('remind-by-plan'), issueId: Id, since: Instant, plan: Hash.optional() }),
  /** The same of the issues that open by the plan. */
  z.strictObject({ kind: z.literal('open-by-plan'), publicationId: Id, since: Instant, plan: Hash.optional() }),
  /** Of an issue that was opened by the plan: all departments are called, unless somebody called first. */
  z.strictObject({ kind: z.literal('call-by-plan'), issueId: Id, deadline: Instant }),
])
export type Task = z.infer<typeof Task>

/** The one issue that it is about: when that is discarded there is nothing left to do. Null where there is none, or may be several. */
export function issueOf(task: Task): string | null {
  const about = task.kind === 'notice' ? task.notice : task
  return 'issueId' in about ? about.issueId : null
}

export const Work = z.strictObject({
  id: Id,
  version: z.number().int().positive(),
  /** `parked`: tried too often; waits for a person (an alarm on AWS). */
  queue: z.enum(['open', 'parked']),
  task: Task,
  /** Not before this instant: when due, when its claim ends, or after a backoff. */
  dueAt: Instant,
  attempts: z.number().int().nonnegative(),
  claimedBy: z.string().nullable(),
  lastError: z.string().nullable(),
  /** The request that caused it, also by way of other work. */
  request: z.string().optional(),
})
export type Work = z.infer<typeof Work>

/** New work, due at once. */
export const workFor = (id: string, task: Task, now: Date): Work => ({
  id,
  version: 1,
  queue: 'open',
  task,
  dueAt: now.toISOString(),
  attempts: 0,
  claimedBy: null,
  lastError: null,
})
