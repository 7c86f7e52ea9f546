/** Editing an issue before review: its number and dates, and its content, each against the version that was read. */
import { figureValue } from '#shared/figures.ts'
import type { Issue, WorkingSection } from '#shared/issue.ts'
import { issueLabel } from '#shared/issue-label.ts'
import type { Actor } from '#shared/person.ts'
import type { Publication } from '#shared/publication.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { ContentRequest, SettingsRequest } from '#shared/requests.ts'
import { whyNotEdit } from '#shared/workflow.ts'
import type { Deps } from '../deps.ts'
import { commit, type Write } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole, loadSubmission } from '../store/load.ts'
import { changeIssue, changeSubmission, freeNumber, takeNumber } from '../store/rows.ts'
import { act } from './act.ts'

/** The most bytes of an issue's row; DynamoDB takes 400 KB (409,600 bytes) with all its fields. */
const MOST_BYTES = 350_000

async function editable(deps: Deps, actor: Actor, issueId: string, version: number) {
  const { issue, publication } = await loadIssueWhole(deps.table, issueId)
  const refusal = whyNotEdit(issue, actor)
  if (refusal) throw new Refusal(refusal)
  if (issue.version !== version) throw new Refusal('stale')
  return { issue, publication }
}

const withAuthor = (issue: Issue, actor: Actor) => [...new Set([...issue.authors, actor.id])]

/** @throws Refusal `number-taken` when the new number is another issue's. */
export async function editSettings(
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: SettingsRequest,
): Promise<Issue> {
  const { issue } = await editable(deps, actor, issueId, request.version)
  const now = deps.clock()
  const next = { ...issue, ...request.settings, authors: withAuthor(issue, actor), updatedAt: now.toISOString() }
  const renumbered = issueLabel(issue) !== issueLabel(next)
  await commit(deps.table, {
    writes: [changeIssue(issue, next), ...(renumbered ? [takeNumber(next), freeNumber(issue)] : [])],
    record: {
      subject: subjects.issue(issue.id),
      act: act(actor, now, 'settings', issueLabel(next), { facts: { period: next.period, issueDate: next.issueDate } }),
    },
  })
  return { ...next, version: issue.version + 1 }
}

/**
 * Saves all sections. A submission whose item is gone waits for a decision again.
 * @throws Refusal `bad-request` naming what does not fit the publication's sections; `content-too-large`.
 */
export async function editContent(deps: Deps, actor: Actor, issueId: string, request: ContentRequest): Promise<Issue> {
  const { issue, publication } = await editable(deps, actor, issueId, request.version)
  const sections = fitted(request.sections, publication, issue)
  const now = deps.clock()
  const next = { ...issue, sections, authors: withAuthor(issue, actor), updatedAt: now.toISOString() }
  if (new TextEncoder().encode(JSON.stringify(next)).length > MOST_BYTES) throw new Refusal('content-too-large')
  await commit(deps.table, {
    writes: [changeIssue(issue, next), ...(await releaseGone(deps, issue, sections))],
    record: {
      subject: subjects.issue(issue.id),
      act: act(actor, now, 'content', issueLabel(issue), { facts: { version: issue.version + 1 } }),
    },
  })
  return { ...next, version: issue.version + 1 }
}

const itemsOf = (sections: readonly WorkingSection[]) =>
  sections.flatMap((section) => (section.kind === 'items' ? section.items : []))

/** The sections with figures in their plain form, if they are the publication's and no item changed what it was made of. */
function fitted(sections: WorkingSection[], publication: Publication, issue: Issue): WorkingSection[] {
  const wrong: RefusalDetail[] = []
  const made = new Map(itemsOf(issue.sections).map((item) => [item.id, item.from.join()]))
  const ids = itemsOf(sections).map(({ id }) => id)
  if (new Set(ids).size !== ids.length) wrong.push({ path: 'sections', message: '条目编号重复，请刷新页面' })
  for (const { id, from } of itemsOf(sections))
    if ((made.get(id) ?? '') !== from.join())
      wrong.push({ path: 'sections', message: '条目与来稿的对应关系不能直接修改' })
  if (sections.length !== publication.sections.length) wrong.push({ path: 'sections', message: '栏目不全，请刷新页面' })
  const fit = publication.sections.flatMap((definition, index): WorkingSection[] => {
    const section = sections.find(({ id }) => id === definition.id)
    if (section?.kind === 'items' && definition.kind === 'items') return [section]
    if (section?.kind === 'figures' && definition.kind === 'figures') {
      const values: Record<string, string> = {}
      for (const [id, typed] of Object.entries(section.values)) {
        const figure = definition.figures.find((one) => one.id === id)
        const value = typed.trim() === '' ? '' : figure && figureValue(typed, figure)
        if (!figure || typeof value !== 'string')
          wrong.push({
            path: `sections.${index}.values.${id}`,
            message: figure
              ? `“${figure.name}”须为数字${figure.decimals ? `，最多 ${figure.decimals} 位小数` : '，不带小数'}`
              : '没有这项指标',
          })
        else if (value !== '') values[id] = value
      }
      return [{ ...section, values }]
    }
    wrong.push({ path: `sections.${index}`, message: `栏目“${definition.title}”缺失或类型不符，请刷新页面` })
    return []
  })
  if (wrong.length) throw new Refusal('bad-request', wrong)
  return fit
}

/** Submissions that no item is made of any more go back to `submitted`. */
async function releaseGone(deps: Deps, issue: Issue, sections: WorkingSection[]): Promise<Write[]> {
  const kept = new Set(itemsOf(sections).flatMap(({ from }) => from))
  const gone = itemsOf(issue.sections).flatMap(({ from }) => from.filter((id) => !kept.has(id)))
  return Promise.all(
    gone.map(async (id) => {
      const submission = await loadSubmission(deps.table, issue.id, id)
      return changeSubmission(submission, {
        ...submission,
        state: 'submitted',
        itemId: null,
        updatedAt: deps.clock().toISOString(),
      })
    }),
  )
}
