/** The labels of an issue's states, in the order of its life. */
import type { Issue, IssueState } from './issue.ts'

export const ISSUE_STATES = {
  draft: '草稿',
  'department-input': '征稿',
  review: '审核',
  published: '已签发',
} as const satisfies Record<IssueState, string>

/** Nobody is called for news of a correction: it is edited. */
export const stateLabel = (state: IssueState, { corrects }: Pick<Issue, 'corrects'>): string =>
  corrects && state === 'department-input' ? '编辑' : ISSUE_STATES[state]
