/** Composes the digest of comments with the facts of now: what others wrote, and nothing that was resolved since where its reader would answer. */
import type { Comment } from '#shared/comments/comment.ts'
import { commentsDigest, type SaidInComment } from '#shared/mail/comments-digest.ts'
import type { Notice } from '#shared/work.ts'
import { aboutComment } from '../../acts/comments/about-comment.ts'
import { isEditor } from '../../acts/notices/audiences.ts'
import type { WorkerDeps } from '../../deps.ts'
import { readableComments } from '../../store/comments.ts'
import { toDesk } from './notice-facts.ts'

type Asked = Extract<Notice, { mail: 'comments-digest' }>

/** Null where nothing is to be told: all is resolved, the issue is signed, or it is no review for its leader any more. */
export async function commentsMail(deps: WorkerDeps, notice: Asked) {
  const { issueId, personId, since } = notice
  const [{ issue, person, facts, addressed }, { rows }] = await Promise.all([
    toDesk(deps, notice),
    readableComments(deps.table, issueId),
  ])
  const edits = isEditor(person)
  if (issue.state === 'published' || (!edits && issue.state !== 'review')) return null
  const said = rows
    .filter((one) => (edits && isOpen(one)) || wroteIn(one, personId))
    .flatMap((one) => saidIn(one, { since, personId }))
  if (said.length === 0) return null
  const link = `${facts.link}/review`
  return { ...addressed, message: commentsDigest({ ...facts, link, said, open: rows.filter(isOpen).length }) }
}

const isOpen = ({ state }: Comment) => state === 'open'
const wroteIn = ({ by, answers }: Comment, personId: string): boolean =>
  by.id === personId || answers.some((one) => one.by.id === personId)

/** What others said in it from then on, and whether they resolved it. */
function saidIn(comment: Comment, { since, personId }: Pick<Asked, 'since' | 'personId'>): SaidInComment[] {
  const { text, answers, resolved } = comment
  const all = [
    { by: comment.by, at: comment.at, what: '批注' as const, text },
    ...answers.map((one) => ({ ...one, what: '回复' as const })),
    ...(resolved ? [{ ...resolved, what: '标为已解决' as const, text: '' }] : []),
  ]
  return all
    .filter(({ by, at }) => at >= since && by.id !== personId)
    .map(({ by, at, what, text: words }) => ({ where: aboutComment(comment), by: by.name, at, what, text: words }))
}
