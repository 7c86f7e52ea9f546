/** Which panels an issue's page has, for whom and when, and which one opens first. */

import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { EDITABLE } from '#shared/issue/issue-workflow.ts'
import { keysOf } from '#shared/keys-of.ts'

export const PANELS = {
  submissions: '来稿',
  content: '内容',
  review: '审核',
  deliveries: '分发',
  settings: '期次信息',
  record: '记录',
} as const

export type Panel = keyof typeof PANELS

export function panelsOf(issue: Issue, actor: Actor): Panel[] {
  const editor = actor.roles.includes('editor')
  const imported = issue.origin === 'imported'
  const has: Record<Panel, boolean> = {
    submissions: editor && issue.called.length > 0,
    content: editor && !imported && issue.state !== 'published',
    review: !imported && issue.revisions > 0,
    deliveries: !imported && issue.state === 'published',
    settings: EDITABLE.includes(issue.state),
    record: true,
  }
  return keysOf(PANELS).filter((panel) => has[panel])
}

export function firstPanel(issue: Issue, panels: readonly Panel[]): Panel {
  const wanted: Panel[] =
    issue.state === 'published'
      ? ['deliveries', 'record']
      : issue.state === 'review'
        ? ['review']
        : issue.state === 'draft'
          ? ['content', 'settings']
          : [...(issue.returned ? (['review'] as const) : []), 'submissions', 'content', 'settings']
  return wanted.find((panel) => panels.includes(panel)) ?? 'record'
}
