/** Adopting (采用): a submission's text, or several parts of it, become items of the issue or join some. */
import { type Issue, type Item, WorkingSection } from '#shared/issue/issue.ts'
import { detailsOf, Refusal } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import { withSave } from '#shared/saves.ts'
import { several } from '#shared/several.ts'
import { departmentsThat, standingFor } from '#shared/submission/joint.ts'
import { leftOutOf, wordsOf, wrongParts } from '#shared/submission/split-text.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { keepSave } from '../../store/kept-saves.ts'
import { changeIssue } from '../../store/rows.ts'
import type { Effect } from '../effect.ts'
import { mustFit } from '../issue/edit-issue.ts'
import type { OfSubmission } from './handed-in.ts'

type Asked<M extends SubmissionMoveRequest['move']> = Extract<SubmissionMoveRequest, { move: M }>
/** `path`: where the caller's request has its section. */
type Piece = { text: string; sectionId: string; itemId: string | null; path: string }

/** The whole text, as one item or into one. @throws Refusal as `becomeItems` does */
export const adopt = (of: OfSubmission, { issueVersion, sectionId, itemId }: Asked<'adopt'>) =>
  becomeItems(of, issueVersion, [{ text: of.submission.text, sectionId, itemId, path: 'sectionId' }])

/**
 * Parts of the text, each as an item or into one; the record keeps the words that are left out.
 * @throws Refusal `bad-request` for parts that do not fit the text; what `becomeItems` refuses
 */
export async function split(of: OfSubmission, { issueVersion, parts }: Asked<'split'>): Promise<Effect<Submission>> {
  const { text } = of.submission
  const wrong = wrongParts(text, parts)
  if (wrong.length > 0) throw new Refusal('bad-request', wrong)
  const pieces = parts.map((part, n) => ({ ...part, text: wordsOf(text, part), path: `parts.${n}.sectionId` }))
  const leftOut = leftOutOf(text, parts).join('\n')
  const effect = await becomeItems(of, issueVersion, pieces)
  return { ...effect, facts: { ...effect.facts, items: parts.length, ...(leftOut !== '' && { leftOut }) } }
}

/**
 * One save of the issue, with all pieces in it; the submission's writers become authors of the issue.
 * @throws Refusal `stale`; `bad-request` for a section that takes none; `content-too-large` when item, section or issue would be
 */
async function becomeItems(
  of: OfSubmission,
  issueVersion: number,
  pieces: readonly Piece[],
): Promise<Effect<Submission>> {
  const { issue, actor, now, submission } = of
  if (issue.version !== issueVersion) throw new Refusal('stale')
  let { sections } = issue
  const made: string[] = []
  for (const piece of pieces) {
    const { section, id } = withPiece(of, sections, piece)
    sections = sections.map((one) => (one.id === section.id ? section : one))
    made.push(id)
  }
  const adopting: Issue = {
    ...issue,
    sections,
    authors: [...new Set([...issue.authors, actor.id, submission.createdBy, ...submission.writers])],
    saves: withSave(issue.saves, issue.version + 1, { ...actor, at: now.toISOString() }),
    updatedAt: now.toISOString(),
  }
  const by = { id: actor.id, name: actor.name }
  const { kept, writes, tasks } = await keepSave(issue, adopting, { what: 'adopted', by })
  const next: Issue = { ...adopting, ...(kept && { kept }) }
  mustFit(next)
  const [unconfirmed, objected] = [departmentsThat(submission, 'waiting'), departmentsThat(submission, 'objected')]
  return {
    change: { itemId: made[0] ?? null },
    writes: [changeIssue(issue, next), ...writes],
    tasks,
    facts: {
      ...(unconfirmed.length > 0 && { unconfirmed: several(unconfirmed) }),
      ...(objected.length > 0 && { objected: several(objected) }),
    },
  }
}

/** The section with the piece in it, and the item that holds it. */
function withPiece(
  { deps, publication, submission }: OfSubmission,
  sections: readonly WorkingSection[],
  { text, sectionId, itemId, path }: Piece,
): { section: WorkingSection; id: string } {
  const section = sections.find(({ id }) => id === sectionId)
  if (section?.kind !== 'items') throw new Refusal('not-found')
  const definition = publication.sections.find(({ id }) => id === sectionId)
  if (definition?.kind !== 'items' || !definition.takesSubmissions)
    throw new Refusal('bad-request', [{ path, message: '这个栏目不采用来稿，请选择其他栏目' }])
  const target = section.items.find(({ id }) => id === itemId)
  if (itemId !== null && !target) throw new Refusal('not-found')
  const departments = standingFor(submission)
  const item: Item = target
    ? {
        ...target,
        text: `${target.text}\n${text}`,
        departments: [...new Set([...target.departments, ...departments])],
        from: [...target.from, submission.id],
      }
    : { id: deps.newId(), text, departments: [...new Set(departments)], from: [submission.id] }
  const items = target ? section.items.map((one) => (one.id === item.id ? item : one)) : [...section.items, item]
  const taken = WorkingSection.safeParse({ ...section, items })
  if (!taken.success) throw new Refusal('content-too-large', detailsOf(taken.error))
  return { section: taken.data, id: item.id }
}
