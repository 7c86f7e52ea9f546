/** Editing an issue before review: its number and dates, and its content, each against the version that was read. */

import type { Actor } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { figureValue, whyNoFigure } from '#shared/content/figures.ts'
import { type Issue, IssueSettings, type WorkingSection } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { whyNotEdit } from '#shared/issue/issue-workflow.ts'
import { editsAfter } from '#shared/issue/lineage.ts'
import { followSettings, isEmpty } from '#shared/issue/working-sections.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { ContentRequest, SettingsRequest } from '#shared/requests.ts'
import { type SaveMark, withSave } from '#shared/saves.ts'
import { several } from '#shared/several.ts'
import { SUBMISSION_MOVES, whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { bytesOf, commit, type Write } from '../../store/commit.ts'
import { keepSave } from '../../store/kept-saves.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../../store/load.ts'
import { changeIssue, changeSubmission, freeNumber, takeNumber } from '../../store/rows.ts'
import { act } from '../act.ts'
import { changedFacts, issueFacts } from '../facts.ts'
import { withSettings } from '../with-settings.ts'
import { mustHavePictures } from './keep-picture.ts'

/** An issue's row in its making; up to what a row may have (commit.ts) it leaves room for approvals and sign-off. */
const MOST_BYTES_OF_CONTENT = 350_000

/** @throws Refusal `content-too-large` where approvals and the rest would not fit into the row any more. */
export function mustFit(issue: Issue): void {
  if (bytesOf(issue) > MOST_BYTES_OF_CONTENT) throw new Refusal('content-too-large')
}

export type Editable = Awaited<ReturnType<typeof editable>>

/** @throws Refusal who may not; `stale` */
export async function editable(deps: Deps, actor: Actor, issueId: string, version: number) {
  const { issue, publication, head } = await loadIssueWhole(deps.table, issueId)
  const refusal = whyNotEdit(issue, actor)
  if (refusal) throw new Refusal(refusal)
  if (issue.version !== version) throw new Refusal('stale')
  return { issue, publication, head }
}

const written = (issue: Issue, actor: Actor, now: Date, mark?: SaveMark) => ({
  authors: [...new Set([...issue.authors, actor.id])],
  saves: withSave(issue.saves, issue.version + 1, { ...actor, at: now.toISOString() }, mark),
  updatedAt: now.toISOString(),
})

/** @throws Refusal `number-taken` when the new number is another issue's. */
export async function editSettings(
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: SettingsRequest,
): Promise<Issue> {
  const { issue, head } = await editable(deps, actor, issueId, request.version)
  const now = deps.clock()
  const next: Issue = {
    ...withSettings(issue, IssueSettings, request.settings),
    ...written(issue, actor, now),
  }
  const renumbered = issueLabel(issue) !== issueLabel(next)
  await commit(deps.table, {
    writes: [changeIssue(issue, next), ...(renumbered ? [takeNumber(next), freeNumber(issue)] : [])],
    record: {
      head,
      subject: subjects.issue(issue.id),
      act: act(actor, now, 'settings', issueLabel(next), {
        facts: {
          period: next.period,
          issueDate: next.issueDate,
          ...changedFacts(issueFacts(issue), issueFacts(next)),
        },
      }),
    },
  })
  return { ...next, version: issue.version + 1 }
}

/**
 * Saves all sections, and 更正 and 编者按 where they are sent along. A submission whose item is gone waits for a decision again.
 * @throws Refusal `bad-request` naming what does not fit the publication's sections, or a picture that is not there;
 * `content-too-large`.
 */
export async function editContent(deps: Deps, actor: Actor, issueId: string, request: ContentRequest): Promise<Issue> {
  const read = await editable(deps, actor, issueId, request.version)
  const { version: _, mark, ...content } = request
  return saveContent(deps, actor, read, { content, ...(mark && { mark }), what: 'edited' })
}

/** As `what` it is kept, and which save was `restored`; `why` is for the record. */
type Saving = {
  content: Omit<ContentRequest, 'version' | 'mark'>
  mark?: SaveMark
  what: 'edited' | 'restored'
  restored?: number
  why?: string
}

/** Where the request names pictures, and what to do about one that is not there. */
const PICTURES = {
  edited: { path: 'sections' },
  restored: { path: 'saved', remedy: '请恢复另一次保存，或把其中的文字复制到正文' },
}

/** What `editContent` does, once the issue was read and may be written. */
export async function saveContent(
  deps: Deps,
  actor: Actor,
  { issue, publication, head }: Editable,
  { content, mark, what, restored, why }: Saving,
): Promise<Issue> {
  const sections = fitted(content.sections, publication, issue, what)
  await mustHavePictures(deps, sections, { ...PICTURES[what], known: issue.sections })
  const now = deps.clock()
  const edited: Issue = {
    ...issue,
    ...content,
    sections,
    edited: editsAfter(issue, sections, { name: actor.name, at: now.toISOString() }),
    ...written(issue, actor, now, mark),
  }
  const of = restored === undefined ? { what } : { what, restored }
  const { kept, writes, tasks } = await keepSave(issue, edited, { ...of, by: { id: actor.id, name: actor.name } })
  const next: Issue = { ...edited, ...(kept && { kept }) }
  mustFit(next)
  const released = await releaseGone(deps, actor, issue, sections)
  await commit(deps.table, {
    writes: [changeIssue(issue, next), ...writes, ...released.map(({ write }) => write)],
    record: {
      head,
      subject: subjects.issue(issue.id),
      act: act(actor, now, 'content', issueLabel(issue), {
        why: why ?? null,
        facts: {
          version: issue.version + 1,
          ...(restored !== undefined && { restored }),
          ...(released.length > 0 ? { released: several(released.map(({ id }) => id)) } : {}),
        },
      }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: issue.version + 1 }
}

/** The most submissions that one save may set free: with the issue and its record they go in one transaction. */
const MOST_RELEASED = 90

const itemsOf = (sections: readonly WorkingSection[]) =>
  sections.flatMap((section) => (section.kind === 'items' ? section.items : []))

/**
 * The sections with figures in their plain form, if they are the issue's and no item changed what it was made of; a restored one is made of what is adopted still.
 * Sections follow the publication's settings (shared/issue/working-sections.ts): one that was added since may be missing.
 */
function fitted(
  sections: WorkingSection[],
  publication: Publication,
  issue: Issue,
  what: Saving['what'],
): WorkingSection[] {
  const wrong: RefusalDetail[] = []
  const made = new Map(itemsOf(issue.sections).map((item) => [item.id, item.from]))
  const adopted = new Set([...made.values()].flat())
  const ids = itemsOf(sections).map(({ id }) => id)
  if (new Set(ids).size !== ids.length) wrong.push({ path: 'sections', message: '条目编号重复，请刷新页面' })
  for (const { id, from } of itemsOf(sections)) {
    const known = made.get(id) ?? []
    if (what === 'restored' ? from.some((one) => !adopted.has(one)) : known.join() !== from.join())
      wrong.push({ path: 'sections', message: '条目与来稿的对应关系不能直接修改，请刷新页面' })
  }
  const given = new Set(sections.map(({ id }) => id))
  if (given.size !== sections.length) wrong.push({ path: 'sections', message: '栏目重复，请刷新页面' })
  if (issue.sections.some((section) => !given.has(section.id) && !isEmpty(section)))
    wrong.push({ path: 'sections', message: '栏目不全，请刷新页面' })
  const fit = sections.flatMap((section, index): WorkingSection[] => {
    const known = issue.sections.find(({ id }) => id === section.id)
    if (known?.kind !== section.kind) {
      // Taken out of the settings meanwhile: what was empty may go, what holds something may not come back.
      if (known || !isEmpty(section))
        wrong.push({ path: `sections.${index}`, message: '刊物设置中没有这个栏目，请刷新页面' })
      return []
    }
    return section.kind === 'items' ? [section] : [plainFigures(section, index, publication, known, wrong)]
  })
  if (wrong.length) throw new Refusal('bad-request', wrong)
  return followSettings(fit, publication)
}

type Figures = Extract<WorkingSection, { kind: 'figures' }>

/** The typed numbers in their plain form. What the issue holds of a figure that the settings no longer have is left out. */
function plainFigures(
  section: Figures,
  index: number,
  publication: Publication,
  known: WorkingSection,
  wrong: RefusalDetail[],
): Figures {
  const definition = publication.sections.find(({ id }) => id === section.id)
  const figures = definition?.kind === 'figures' ? definition.figures : []
  const values: Record<string, string> = {}
  for (const [id, typed] of Object.entries(section.values)) {
    const figure = figures.find((one) => one.id === id)
    const path = `sections.${index}.values.${id}`
    if (figure) {
      const value = figureValue(typed, figure)
      const why = whyNoFigure(typed, figure)
      if (value !== null) values[id] = value
      if (why !== null) wrong.push({ path, message: `“${figure.name}”${why}` })
    } else if (known.kind !== 'figures' || !Object.hasOwn(known.values, id))
      wrong.push({ path, message: '刊物设置中没有这项指标，请刷新页面' })
  }
  return { ...section, values }
}

/** Submissions that no item is made of any more are released, each with its id. */
async function releaseGone(
  deps: Deps,
  actor: Actor,
  issue: Issue,
  sections: WorkingSection[],
): Promise<{ id: string; write: Write }[]> {
  const kept = new Set(itemsOf(sections).flatMap(({ from }) => from))
  const gone = [...new Set(itemsOf(issue.sections).flatMap(({ from }) => from.filter((id) => !kept.has(id))))]
  if (gone.length > MOST_RELEASED)
    throw new Refusal('bad-request', [
      { path: 'sections', message: `一次最多取消采用 ${MOST_RELEASED} 篇来稿，请分几次删除条目` },
    ])
  return Promise.all(
    gone.map(async (id) => {
      const submission = await loadSubmission(deps.table, issue.id, id)
      const refusal = whyNotMoveSubmission(submission, 'release', { actor, issue })
      if (refusal) throw new Refusal(refusal)
      const { to: state } = SUBMISSION_MOVES.release
      const updatedAt = deps.clock().toISOString()
      return { id, write: changeSubmission(submission, { ...submission, state, itemId: null, updatedAt }) }
    }),
  )
}
