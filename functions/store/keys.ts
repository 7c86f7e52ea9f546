/** One place spells keys. */
import type { Keys } from './table.ts'

const padded = (n: number, width: number) => String(n).padStart(width, '0')

export const subjects = {
  issue: (id: string) => `ISSUE#${id}`,
  publication: (id: string) => `PUBLICATION#${id}`,
  people: 'PEOPLE',
  suppressions: 'SUPPRESSIONS',
}

export const keys = {
  publication: (id: string): Keys => ({
    pk: subjects.publication(id),
    sk: 'PUBLICATION',
    gsi1pk: 'PUBLICATIONS',
    gsi1sk: id,
  }),
  recipient: (publicationId: string, address: string): Keys => ({
    pk: subjects.publication(publicationId),
    sk: `RECIPIENT#${address}`,
  }),
  issueNumber: (publicationId: string, year: string, number: number): Keys => ({
    pk: subjects.publication(publicationId),
    sk: `NUMBER#${year}#${padded(number, 3)}`,
  }),
  person: (id: string, email: string): Keys => ({ pk: `PERSON#${id}`, sk: 'PERSON', gsi1pk: 'PEOPLE', gsi1sk: email }),
  mailbox: (email: string): Keys => ({ pk: `MAILBOX#${email}`, sk: 'MAILBOX' }),
  session: (tokenHash: string, personId: string): Keys => ({
    pk: `SESSION#${tokenHash}`,
    sk: 'SESSION',
    gsi1pk: `SESSIONS#${personId}`,
    gsi1sk: tokenHash,
  }),
  challenge: (id: string): Keys => ({ pk: `CHALLENGE#${id}`, sk: 'CHALLENGE' }),
  codesAsked: (email: string): Keys => ({ pk: `CODES#${email}`, sk: 'CODES' }),
  issue: (id: string, publicationId: string, order: string): Keys => ({
    pk: subjects.issue(id),
    sk: 'ISSUE',
    gsi1pk: `${subjects.publication(publicationId)}#ISSUES`,
    gsi1sk: `${order}#${id}`,
  }),
  issuedFile: (pdfHash: string, issueId: string): Keys => ({ pk: `PDF#${pdfHash}`, sk: `ISSUE#${issueId}` }),
  correction: (originalId: string, issueId: string): Keys => ({
    pk: subjects.issue(originalId),
    sk: `CORRECTION#${issueId}`,
  }),
  revision: (issueId: string, revision: number): Keys => ({
    pk: subjects.issue(issueId),
    sk: `REVISION#${padded(revision, 4)}`,
  }),
  submission: (issueId: string, id: string): Keys => ({ pk: subjects.issue(issueId), sk: `SUBMISSION#${id}` }),
  /** In the index by state and, within it, by when it is due. */
  delivery: (issueId: string, id: string, state: string, due: string): Keys => ({
    pk: subjects.issue(issueId),
    sk: `DELIVERY#${id}`,
    gsi1pk: `${subjects.issue(issueId)}#DELIVERIES#${state}`,
    gsi1sk: `${due}#${id}`,
  }),
  resend: (issueId: string, id: string): Keys => ({ pk: subjects.issue(issueId), sk: `RESEND#${id}` }),
  suppression: (address: string): Keys => ({ pk: subjects.suppressions, sk: `MAILBOX#${address}` }),
  testMails: (issueId: string, personId: string): Keys => ({
    pk: subjects.issue(issueId),
    sk: `TEST-MAILS#${personId}`,
  }),
  mailTurn: (): Keys => ({ pk: 'MAIL', sk: 'TURN' }),
  audit: (subject: string, seq: number): Keys => ({ pk: subject, sk: `AUDIT#${padded(seq, 8)}` }),
  auditHead: (subject: string): Keys => ({ pk: subject, sk: 'AUDIT-HEAD' }),
  work: (id: string, queue: 'open' | 'parked', dueAt: string): Keys => ({
    pk: `WORK#${id}`,
    sk: 'WORK',
    gsi1pk: `WORK#${queue}`,
    gsi1sk: `${dueAt}#${id}`,
  }),
}
