/** Comments on the items of an issue in review, at the API. */
import type { Comment } from '#shared/comments/comment.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Answer, Caller } from './caller.ts'
import { at } from './issue-page.ts'
import { ok } from './issue-steps.ts'

/** Of the first item of the demo's second section, by `aWrittenIssue`. */
const ON_ITEM = { section: 1, item: 0, part: 'text' }
export const WORDS = '延长了'
const TEXT = '一月，窗口延长了服务时间。'

export const askToComment = (caller: Caller, issue: Issue, change: object = {}): Promise<Answer> =>
  caller.post(`${at(issue)}/comments`, {
    id: crypto.randomUUID(),
    contentHash: issue.review?.contentHash,
    ...ON_ITEM,
    start: TEXT.indexOf(WORDS),
    end: TEXT.indexOf(WORDS) + WORDS.length,
    text: '延长到几点，请写明。',
    ...change,
  })

export const comment = async (caller: Caller, issue: Issue, change: object = {}): Promise<Comment> =>
  ok(await askToComment(caller, issue, change))

export const askToMoveComment = (
  caller: Caller,
  { issueId, id, version }: Pick<Comment, 'issueId' | 'id' | 'version'>,
  request: object,
): Promise<Answer> => caller.post(`/api/issues/${issueId}/comments/${id}/moves`, { version, ...request })

export const moveComment = async (caller: Caller, one: Comment, request: object): Promise<Comment> =>
  ok(await askToMoveComment(caller, one, request))

export const commentsOf = async (caller: Caller, issue: Pick<Issue, 'id'>): Promise<Comment[]> =>
  ok(await caller.get(`/api/issues/${issue.id}/comments`)).comments

/** The first item of that section as a whole, whatever it says. */
export const ON_WHOLE = { start: undefined, end: undefined }
