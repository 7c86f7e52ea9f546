/** Takes an issue step by step through its life at the API, for tests that begin in its middle. */
import type { Issue, Item, WorkingSection } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Answer, Caller } from './caller.ts'

/** Where the steps are taken: a centre in this process, whose work is done when told to, or an app that does it by itself. */
export type TestSystem = { now: () => Date; runAllWork: () => Promise<unknown> }

/** The body of an answer that must be 200. */
export function ok({ status, body }: Answer) {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

export const FIGURES = {
  handled: '5.05',
  'online-received': '4.9',
  'online-closed': '5.02',
  'counter-received': '0.15',
  'counter-issued': '0.38',
  posted: '0.1',
  calls: '1365',
  visits: '4598',
  enterprise: '34',
}

let numbers = 0

export async function aDraft(editor: Caller): Promise<Issue> {
  numbers += 1
  const settings = { period: '2026-01', number: numbers, total: 100 + numbers, issueDate: '2026-02-14' }
  return ok(await editor.post(`/api/publications/${PUBLICATION.id}/issues`, settings))
}

/** The issue as the move leaves it. */
export async function move(caller: Caller, issue: Issue, request: Record<string, unknown>): Promise<Issue> {
  const { told: _, ...moved } = ok(
    await caller.post(`/api/issues/${issue.id}/moves`, { version: issue.version, ...request }),
  )
  return moved
}

/** The departments that tests call: few, since each is a mail. */
const CALLED = ['kjt', 'gat']

/** An issue that takes news from two departments, or these, for ten days. */
export async function aCalledIssue(
  system: TestSystem,
  editor: Caller,
  { departments = CALLED, brief }: { departments?: readonly string[]; brief?: string | undefined } = {},
): Promise<Issue> {
  const deadline = new Date(system.now().getTime() + 10 * 86_400_000).toISOString()
  return move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments, brief })
}

/** The same with all figures and an item in each section. */
export async function aWrittenIssue(system: TestSystem, editor: Caller): Promise<Issue> {
  const issue = await aCalledIssue(system, editor)
  const sections = issue.sections.map((section) =>
    section.kind === 'figures'
      ? { ...section, values: FIGURES }
      : {
          ...section,
          items: [{ id: crypto.randomUUID(), text: '一月，窗口延长了服务时间。', departments: [], from: [] }],
        },
  )
  return ok(await editor.put(`/api/issues/${issue.id}/content`, { version: issue.version, sections }))
}

/** These sections with other items, in each that has some or in the one with this id. */
const withItems = (
  sections: readonly WorkingSection[],
  change: (items: readonly Item[]) => Item[],
  id?: string,
): WorkingSection[] =>
  sections.map((one) =>
    one.kind === 'items' && (id === undefined || one.id === id) ? { ...one, items: change(one.items) } : one,
  )

/** The items in the demo's 窗口资讯. */
export const windowsOf = ({ sections }: { sections: readonly WorkingSection[] }): Item[] =>
  sections.flatMap((one) => (one.id === 'windows' && one.kind === 'items' ? one.items : []))

/** These sections with other items in the demo's 窗口资讯. */
export const inWindows = (sections: readonly WorkingSection[], change: (items: readonly Item[]) => Item[]) =>
  withItems(sections, change, 'windows')

/** These sections with this text in each of their items, or in those of one section. */
export const saying = (sections: readonly WorkingSection[], text: string, id?: string) =>
  withItems(sections, (items) => items.map((item) => ({ ...item, text })), id)

export async function anIssueInReview(system: TestSystem, editor: Caller): Promise<Issue> {
  return sentToReview(system, editor, await aWrittenIssue(system, editor))
}

/** An app prints by itself: it is asked so often, with a little time between. */
const TRIES = 600

/** Sent to review, and printed. @throws Error where no print came */
export async function sentToReview(system: TestSystem, editor: Caller, written: Issue): Promise<Issue> {
  const sent = await move(editor, written, { move: 'send-to-review' })
  for (let tries = 0; tries < TRIES; tries += 1) {
    await system.runAllWork()
    const issue: Issue = ok(await editor.get(`/api/issues/${sent.id}`))
    if (issue.review?.pdf) return issue
    if (issue.review?.renderFailure) throw new Error(issue.review.renderFailure)
  }
  throw new Error(`no print of ${sent.id} came`)
}

/** The three whom an issue needs on its way, signed in: its editor, the office, the head. */
export async function threeAt(system: {
  as: (personId: string) => Promise<Caller>
}): Promise<[editor: Caller, office: Caller, head: Caller]> {
  return [await system.as('zhou-min'), await system.as('chen-zhiyuan'), await system.as('lin-guodong')]
}

export const seen = ({ review }: Issue) => ({
  contentHash: review?.contentHash,
  pdfHash: review?.pdf?.hash,
  letterHash: review?.letterHash,
})

/** Approved by the office; the head is next. */
export async function anApprovedIssue(system: TestSystem, editor: Caller, office: Caller): Promise<Issue> {
  const issue = await anIssueInReview(system, editor)
  return move(office, issue, { move: 'approve', comment: '', ...seen(issue) })
}

/** Signed by both leaders, with `more` in the sign-off; nothing is sent before `centre.runAllWork()`. */
export async function aSignedIssue(
  system: TestSystem,
  editor: Caller,
  office: Caller,
  head: Caller,
  more: { sendAt?: string } = {},
): Promise<Issue> {
  const approved = await anApprovedIssue(system, editor, office)
  const { hash: recipientsHash } = ok(await head.get(`/api/issues/${approved.id}/recipients`))
  return move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved), ...more })
}

/** A submission handed in by this contributor. */
export async function aSubmission(
  contributor: Caller,
  issue: Issue,
  text: string,
  departments: string[],
): Promise<Submission> {
  const form = { departments, from: '2026-01-15', to: null, text, contact: '' }
  const started: Submission = ok(await contributor.post(`/api/issues/${issue.id}/submissions`, form))
  const path = `/api/issues/${issue.id}/submissions/${started.id}/moves`
  return ok(await contributor.post(path, { move: 'hand-in', version: started.version }))
}
