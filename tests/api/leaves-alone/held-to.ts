/** The rows that each act only looked at, and that must still say so when it is written: another row moved on, and it is refused or decided anew. */
import type { ActName } from '#shared/audit-labels.ts'

const INPUT = ['ISSUE.inputOpen', 'ISSUE.state']
const OFFICE = 'PERSON#chen-zhiyuan.version'
const HEAD = 'PERSON#lin-guodong.version'
const SETTINGS = 'PUBLICATION.version'
const WORKING = ['IN-WORK.version', 'ISSUE.state', 'ISSUE.version']

/** By the act, or its trial: the rows and what of them is looked at; an act that is not named looks at none. */
const HELD_TO: Readonly<Record<string, readonly string[]>> = {
  'discard-issue': ['ACKNOWLEDGEMENTS.version'],
  'call-for-news': [SETTINGS],
  'send-to-review': ['ACKNOWLEDGEMENTS.version', OFFICE, HEAD, SETTINGS],
  approve: [OFFICE, HEAD, SETTINGS],
  'withdraw-approval': [OFFICE, HEAD, SETTINGS],
  return: [OFFICE, SETTINGS],
  'sign-off': [HEAD, SETTINGS],
  permit: [HEAD, SETTINGS],
  remind: INPUT,
  'ask-head': INPUT,
  'head-sign': INPUT,
  'send-back': INPUT,
  'take-from-head': INPUT,
  attach: INPUT,
  detach: INPUT,
  'submission-started': INPUT,
  'hand-in': INPUT,
  'take-back': INPUT,
  'return-submission': INPUT,
  'discard-draft': INPUT,
  'zero-report': INPUT,
  'take-back-zero-report': INPUT,
  'a form saved as it is typed': INPUT,
  'confirm-joint': ['ISSUE.state'],
  'object-joint': ['ISSUE.state'],
  decline: ['ISSUE.state'],
  'test-mail': ['ISSUE.state'],
  acknowledge: ['ISSUE.state'],
  'take-back-acknowledgement': ['ISSUE.state'],
  comment: ['ISSUE.version'],
  'answer-comment': ['ISSUE.version'],
  'resolve-comment': ['ISSUE.version'],
  'reopen-comment': ['ISSUE.version'],
  'settle-delivery': ['DISTRIBUTION.version'],
  'publication-settings': ['PEOPLE.version', ...WORKING],
  'person-added': [SETTINGS],
  'substitute-named': [HEAD],
}

/** What these transactions of an act looked at that the table does not name, and the other way round. A row that one also changes is held to by that. */
export function unlike(
  name: string,
  act: ActName | null,
  commits: readonly { lookedAt: string[]; changed: string[] }[],
): string[] {
  const named = HELD_TO[name] ?? HELD_TO[act ?? ''] ?? []
  // A row that is written alone looks at no other.
  if (commits.length === 0) return named.map((one) => `not: ${one}`)
  return commits.flatMap(({ lookedAt, changed }) => [
    ...lookedAt.filter((one) => !named.includes(one)).map((one) => `more: ${one}`),
    ...named
      .filter((one) => !lookedAt.includes(one) && !changed.includes(one.split('.')[0] ?? ''))
      .map((one) => `not: ${one}`),
  ])
}

/** Names in the table that are no trial's. */
export const nobodys = (names: readonly string[]): string[] =>
  Object.keys(HELD_TO).filter((one) => !names.includes(one))
