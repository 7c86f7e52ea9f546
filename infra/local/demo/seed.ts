/** Fills an empty data folder with the demo, by the very acts that people take: December published, January taking news. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { saveRecipient } from '#functions/acts/centre/recipients.ts'
import { recipientsNow } from '#functions/acts/distribution/freeze-recipients.ts'
import { editContent } from '#functions/acts/issue/edit-issue.ts'
import { keepPicture } from '#functions/acts/issue/keep-picture.ts'
import { moveIssue } from '#functions/acts/issue/move-issue.ts'
import { openIssue } from '#functions/acts/issue/open-issue.ts'
import { moveSubmission } from '#functions/acts/submission/move-submission.ts'
import { startSubmission } from '#functions/acts/submission/write-submission.ts'
import type { WorkerDeps } from '#functions/deps.ts'
import { commit } from '#functions/store/commit.ts'
import { loadIssue } from '#functions/store/load.ts'
import { addPerson, addPublication } from '#functions/store/rows.ts'
import { sweepAll } from '#functions/workers/sweep.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { IssueMoveRequest } from '#shared/requests.ts'
import { DECEMBER, type DemoIssue, type DemoSubmission, JANUARY } from './issue-texts.ts'
import { PEOPLE } from './people.ts'
import { PUBLICATION } from './publication.ts'
import { RECIPIENTS } from './recipients.ts'

const DAY = 86_400_000

/** `centre`: settings, people and lists only. `full`: the two issues too. */
export async function seedDemo(deps: WorkerDeps, extent: 'centre' | 'full'): Promise<void> {
  await seedCentre(deps)
  if (extent === 'centre') return
  await seedDecember(deps)
  await seedJanuary(deps)
  // What editors hear of together waits half an hour: it went out a day ago.
  const dayAgo = deps.clock().getTime() - DAY
  await sweepAll(at(deps, dayAgo))
  await sweepAll(at(deps, dayAgo + 1_800_000))
  await sweepAll(deps)
}

/** Settings, people and lists. */
export async function seedCentre(deps: WorkerDeps, recipients = RECIPIENTS): Promise<void> {
  await commit(deps.table, { writes: [addPublication(PUBLICATION)] })
  for (const person of PEOPLE) await commit(deps.table, { writes: addPerson(person) })
  for (const recipient of recipients) await saveRecipient(deps, person('he-jing'), PUBLICATION.id, null, recipient)
}

const person = (id: string): Actor => {
  const found = PEOPLE.find((one) => one.id === id)
  if (!found) throw new Error(`no demo person ${id}`)
  return found
}

/** The same deps at another hour: the demo's acts happened when they did. */
const at = (deps: WorkerDeps, instant: number | string): WorkerDeps => {
  const time = new Date(instant)
  return { ...deps, clock: () => time }
}

async function seedDecember(deps: WorkerDeps): Promise<void> {
  const editor = person('zhou-min')
  const issue = await openIssue(at(deps, '2025-12-22T01:10:00Z'), editor, PUBLICATION.id, {
    period: '2025-12',
    number: 1,
    total: 125,
    issueDate: '2026-01-14',
  })
  await call(at(deps, '2025-12-22T01:30:00Z'), issue, '2026-01-05T09:00:00Z')
  let hour = Date.parse('2025-12-30T02:00:00Z')
  for (const submission of DECEMBER.submissions) {
    const id = await handIn(at(deps, hour), issue.id, submission)
    await adopt(at(deps, hour + DAY), issue.id, id)
    hour += 3_600_000
  }
  await write(at(deps, '2026-01-06T02:20:00Z'), issue.id, DECEMBER)
  await move(at(deps, '2026-01-07T01:00:00Z'), issue.id, editor, (read) => ({
    move: 'send-to-review',
    ...version(read),
  }))
  // Where no browser can run there is no PDF to approve: the issue waits in review, as it would in an office.
  if (!(await loadIssue(deps.table, issue.id)).review?.pdf) return
  await move(at(deps, '2026-01-08T02:40:00Z'), issue.id, person('chen-zhiyuan'), (read) => ({
    move: 'approve',
    comment: '同意',
    ...version(read),
    ...seen(read),
  }))
  const { hash: recipientsHash } = await recipientsNow(deps, { publicationId: PUBLICATION.id })
  await move(at(deps, '2026-01-14T00:50:00Z'), issue.id, person('lin-guodong'), (read) => ({
    move: 'sign-off',
    comment: '',
    recipientsHash,
    ...version(read),
    ...seen(read),
  }))
}

async function seedJanuary(deps: WorkerDeps): Promise<void> {
  const now = deps.clock().getTime()
  const issue = await openIssue(at(deps, now - 4 * DAY), person('zhou-min'), PUBLICATION.id, {
    period: '2026-01',
    number: 2,
    total: 126,
    issueDate: '2026-02-14',
  })
  await call(at(deps, now - 4 * DAY + 600_000), issue, new Date(now + 5 * DAY).toISOString())
  const ids: string[] = []
  for (const [n, submission] of JANUARY.submissions.entries())
    ids.push(await handIn(at(deps, now - 3 * DAY + n * 5_400_000), issue.id, submission))
  const [first, second] = ids
  if (first) await adopt(at(deps, now - 2 * DAY), issue.id, first)
  if (second) {
    const marked = '材料更少、时间更短'
    const start = JANUARY.submissions[1]?.text.indexOf(marked) ?? 0
    await moveSubmission(at(deps, now - 2 * DAY + 900_000), person('zhou-min'), issue.id, second, {
      move: 'return',
      version: 2,
      reason: '请补充办理时限由几天压缩为几天，并核对许可的全称。',
      passage: { start, end: start + marked.length },
    })
  }
  await write(at(deps, now - DAY), issue.id, JANUARY)
}

const version = ({ version }: Issue) => ({ version })
const seen = ({ review }: Issue) => ({
  contentHash: review?.contentHash ?? '',
  pdfHash: review?.pdf?.hash ?? '',
  letterHash: review?.letterHash,
})

/** One move with what it causes done, as the worker would. */
async function move(
  deps: WorkerDeps,
  issueId: string,
  actor: Actor,
  request: (read: Issue) => IssueMoveRequest,
): Promise<void> {
  const asked = IssueMoveRequest.parse(request(await loadIssue(deps.table, issueId)))
  await moveIssue(deps, actor, issueId, asked, deps.clock().toISOString())
  await sweepAll(deps)
}

const call = (deps: WorkerDeps, issue: Issue, deadline: string) =>
  move(deps, issue.id, person('zhou-min'), (read) => ({
    move: 'call-for-news',
    version: read.version,
    deadline,
    departments: PUBLICATION.departments.map(({ id }) => id),
    brief:
      '请围绕本月新上线、新办结的事项报送，每篇一事，200 字左右。\n写清时间、单位、事项和成效，有数字的请核对后再报。',
  }))

async function handIn(deps: WorkerDeps, issueId: string, { by, ...form }: DemoSubmission): Promise<string> {
  const { id, version: read } = await startSubmission(deps, person(by), issueId, { ...form, contact: '' })
  await moveSubmission(deps, person(by), issueId, id, { move: 'hand-in', version: read })
  return id
}

async function adopt(deps: WorkerDeps, issueId: string, id: string): Promise<void> {
  const { version: issueVersion } = await loadIssue(deps.table, issueId)
  await moveSubmission(deps, person('zhou-min'), issueId, id, {
    move: 'adopt',
    version: 2,
    issueVersion,
    sectionId: 'windows',
    itemId: null,
  })
}

async function write(deps: WorkerDeps, issueId: string, demo: DemoIssue): Promise<void> {
  const { figures, work, note = '', table } = demo
  const issue = await loadIssue(deps.table, issueId)
  const pictures = demo.picture ? [await handInPicture(deps, demo.picture)] : []
  const sections = issue.sections.map((section) => {
    if (section.kind === 'figures') return { ...section, values: figures, tables: [table], pictures }
    if (section.id !== 'work') return section
    return { ...section, items: work.map((text) => ({ id: deps.newId(), text, departments: [], from: [] })) }
  })
  await editContent(deps, person('zhou-min'), issueId, { version: issue.version, note, sections })
}

async function handInPicture(deps: WorkerDeps, { file, alt, caption }: NonNullable<DemoIssue['picture']>) {
  const { sha256: image } = await keepPicture(deps, readFileSync(join(import.meta.dirname, file)))
  return { image, alt, caption }
}
