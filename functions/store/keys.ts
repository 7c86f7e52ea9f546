/** One place spells keys, and no other file does (tests/conventions/keys.test.ts). */
import type { Keys } from './table.ts'

const WORK = 'WORK#'
const AUDIT_HEAD = 'AUDIT-HEAD'

/** What is counted of signing in, and of who asks for more than is theirs. */
const COUNTED = { ASKS: 'codes-asked', TRIES: 'codes-tried', REFUSALS: 'refusals' } as const

const padded = (n: number, width: number) => String(n).padStart(width, '0')

export const subjects = {
  issue: (id: string) => `ISSUE#${id}`,
  publication: (id: string) => `PUBLICATION#${id}`,
  /** Of an issue: apart from it, since its record goes into the proof. */
  comments: (issueId: string) => `COMMENTS#${issueId}`,
  people: 'PEOPLE',
  suppressions: 'SUPPRESSIONS',
  /** Of a month in China, `YYYY-MM`: signing in, refusals and exports. */
  access: (month: string) => `ACCESS#${month}`,
}

/** What the sort keys of a kind begin with, in the partition of their subject. */
export const prefixes = {
  recipient: 'RECIPIENT#',
  member: 'MEMBER#',
  issuedFile: 'ISSUE#',
  correction: 'CORRECTION#',
  revision: 'REVISION#',
  save: 'SAVE#',
  submission: 'SUBMISSION#',
  zeroReport: 'ZERO-REPORT#',
  comment: 'COMMENT#',
  delivery: 'DELIVERY#',
  count: 'COUNT#',
  suppression: 'MAILBOX#',
  audit: 'AUDIT#',
} as const

/** The keys under which the index holds a kind. */
export const indexes = {
  publications: 'PUBLICATIONS',
  people: 'PEOPLE',
  issues: (publicationId: string) => `${subjects.publication(publicationId)}#ISSUES`,
  deliveries: (issueId: string, state: string) => `${subjects.issue(issueId)}#DELIVERIES#${state}`,
  work: (queue: 'open' | 'parked') => `WORK#${queue}`,
  sessions: (personId: string) => `SESSIONS#${personId}`,
}

/** The bound of index keys that begin with an instant: what is due at `now`, whatever its id. */
export const dueBy = (now: Date): string => `${now.toISOString()}~`

export const keys = {
  publication: (id: string): Keys => ({
    pk: subjects.publication(id),
    sk: 'PUBLICATION',
    gsi1pk: indexes.publications,
    gsi1sk: id,
  }),
  recipient: (publicationId: string, address: string): Keys => ({
    pk: subjects.publication(publicationId),
    sk: `${prefixes.recipient}${address}`,
  }),
  inWork: (publicationId: string): Keys => ({ pk: subjects.publication(publicationId), sk: 'IN-WORK' }),
  /** Which shards of the archive's index hold now. */
  archive: (publicationId: string): Keys => ({ pk: subjects.publication(publicationId), sk: 'ARCHIVE' }),
  issueNumber: (publicationId: string, year: string, number: number): Keys => ({
    pk: subjects.publication(publicationId),
    sk: `NUMBER#${year}#${padded(number, 3)}`,
  }),
  person: (id: string, email: string): Keys => ({
    pk: `PERSON#${id}`,
    sk: 'PERSON',
    gsi1pk: indexes.people,
    gsi1sk: email,
  }),
  /** That there is such a person, in one partition with all others: the index may lag, this does not. */
  member: (personId: string): Keys => ({ pk: subjects.people, sk: `${prefixes.member}${personId}` }),
  addressOwner: (email: string): Keys => ({ pk: `MAILBOX#${email}`, sk: 'MAILBOX' }),
  session: (tokenHash: string, personId: string): Keys => ({
    pk: `SESSION#${tokenHash}`,
    sk: 'SESSION',
    gsi1pk: indexes.sessions(personId),
    gsi1sk: tokenHash,
  }),
  /** What a person hears of next, together. */
  digest: (personId: string): Keys => ({ pk: `PERSON#${personId}`, sk: 'DIGEST' }),
  sessionEra: (personId: string): Keys => ({ pk: `PERSON#${personId}`, sk: 'SESSION-ERA' }),
  challenge: (id: string): Keys => ({ pk: `CHALLENGE#${id}`, sk: 'CHALLENGE' }),
  /** How often something of signing in was done, by whom or from where. */
  signInCount: (what: keyof typeof COUNTED, of: string): Keys => ({ pk: `SIGN-IN#${of}`, sk: what }),
  issue: (id: string, publicationId: string, order: string): Keys => ({
    pk: subjects.issue(id),
    sk: 'ISSUE',
    gsi1pk: indexes.issues(publicationId),
    gsi1sk: `${order}#${id}`,
  }),
  issuedFile: (pdfHash: string, issueId: string): Keys => ({
    pk: `PDF#${pdfHash}`,
    sk: `${prefixes.issuedFile}${issueId}`,
  }),
  correction: (originalId: string, issueId: string): Keys => ({
    pk: subjects.issue(originalId),
    sk: `${prefixes.correction}${issueId}`,
  }),
  acknowledgements: (issueId: string): Keys => ({ pk: subjects.issue(issueId), sk: 'ACKNOWLEDGEMENTS' }),
  corrections: (originalId: string): Keys => ({ pk: subjects.issue(originalId), sk: 'CORRECTIONS' }),
  revision: (issueId: string, revision: number): Keys => ({
    pk: subjects.issue(issueId),
    sk: `${prefixes.revision}${padded(revision, 4)}`,
  }),
  save: (issueId: string, version: number): Keys => ({
    pk: subjects.issue(issueId),
    sk: `${prefixes.save}${padded(version, 8)}`,
  }),
  submission: (issueId: string, id: string): Keys => ({
    pk: subjects.issue(issueId),
    sk: `${prefixes.submission}${id}`,
  }),
  zeroReport: (issueId: string, departmentId: string): Keys => ({
    pk: subjects.issue(issueId),
    sk: `${prefixes.zeroReport}${departmentId}`,
  }),
  comment: (issueId: string, id: string): Keys => ({
    pk: subjects.comments(issueId),
    sk: `${prefixes.comment}${id}`,
  }),
  /** Who is at the desk: apart from the issue, which it does not change. */
  presence: (issueId: string): Keys => ({ pk: `PRESENCE#${issueId}`, sk: 'PRESENCE' }),
  distribution: (issueId: string): Keys => ({ pk: subjects.issue(issueId), sk: 'DISTRIBUTION' }),
  /** In the index by state and, within it, by when it is due. */
  delivery: (issueId: string, id: string, state: string, due: string): Keys => ({
    pk: subjects.issue(issueId),
    sk: `${prefixes.delivery}${id}`,
    gsi1pk: indexes.deliveries(issueId, state),
    gsi1sk: `${due}#${id}`,
  }),
  count: (subject: string, row: number): Keys => ({ pk: subject, sk: `${prefixes.count}${padded(row, 2)}` }),
  resend: (issueId: string, id: string): Keys => ({ pk: subjects.issue(issueId), sk: `RESEND#${id}` }),
  suppression: (address: string): Keys => ({ pk: subjects.suppressions, sk: `${prefixes.suppression}${address}` }),
  reminders: (issueId: string): Keys => ({ pk: subjects.issue(issueId), sk: 'REMINDERS' }),
  testMails: (issueId: string, personId: string): Keys => ({
    pk: subjects.issue(issueId),
    sk: `TEST-MAILS#${personId}`,
  }),
  mailTurn: (): Keys => ({ pk: 'MAIL', sk: 'TURN' }),
  mailPause: (): Keys => ({ pk: 'MAIL', sk: 'PAUSE' }),
  audit: (subject: string, seq: number): Keys => ({ pk: subject, sk: `${prefixes.audit}${padded(seq, 8)}` }),
  auditHead: (subject: string): Keys => ({ pk: subject, sk: AUDIT_HEAD }),
  work: (id: string, queue: 'open' | 'parked', dueAt: string): Keys => ({
    pk: `${WORK}${id}`,
    sk: 'WORK',
    gsi1pk: indexes.work(queue),
    gsi1sk: `${dueAt}#${id}`,
  }),
}

/** Whose record's head a row is; null for a row that is none. */
export const recordOf = (pk: string, sk: string): string | null => (sk === AUDIT_HEAD ? pk : null)

/** Which work's row a partition key is of; null for a row that is none. */
export const workOf = (pk: string): string | null => (pk.startsWith(WORK) ? pk.slice(WORK.length) : null)

/** The kinds of rows, by what their sort keys begin with; a `COUNT#` is no JSON and has no kind. */
export const KINDS = {
  PUBLICATION: 'publication',
  [prefixes.recipient]: 'recipient',
  'IN-WORK': 'in-work',
  ARCHIVE: 'archive',
  'NUMBER#': 'issue-number',
  PERSON: 'person',
  [prefixes.member]: 'member',
  MAILBOX: 'mailbox',
  SESSION: 'session',
  'SESSION-ERA': 'session-era',
  DIGEST: 'digest',
  CHALLENGE: 'challenge',
  ...COUNTED,
  ISSUE: 'issue',
  [prefixes.issuedFile]: 'issued-file',
  [prefixes.correction]: 'correction',
  CORRECTIONS: 'corrections',
  ACKNOWLEDGEMENTS: 'acknowledgements',
  [prefixes.revision]: 'revision',
  [prefixes.save]: 'save',
  [prefixes.submission]: 'submission',
  [prefixes.zeroReport]: 'zero-report',
  [prefixes.comment]: 'comment',
  PRESENCE: 'presence',
  DISTRIBUTION: 'distribution',
  [prefixes.delivery]: 'delivery',
  'RESEND#': 'resend',
  [prefixes.suppression]: 'suppression',
  REMINDERS: 'reminders',
  'TEST-MAILS#': 'test-mails',
  TURN: 'mail-turn',
  PAUSE: 'mail-pause',
  [prefixes.audit]: 'audit-entry',
  [AUDIT_HEAD]: 'audit-head',
  WORK: 'work',
} as const

export type Kind = (typeof KINDS)[keyof typeof KINDS]

/** The kind of the row at a sort key; null for one that is not kept by these keys. */
export function kindOf(sk: string): Kind | null {
  const begins = /^[A-Z-]+#?/.exec(sk)?.[0] ?? ''
  // A key of the table: it was looked for in it.
  return Object.hasOwn(KINDS, begins) ? KINDS[begins as keyof typeof KINDS] : null
}
