/** Restoring what was saved before: a save like any other, by who may save, on the version that was read. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { restoredContent } from '#shared/issue/restored-content.ts'
import type { Deps } from '../../deps.ts'
import { savedAt } from '../../store/kept-saves.ts'
import { editable, saveContent } from './edit-issue.ts'

/** `saved`: the version of the issue that is restored. @throws Refusal as `editContent` does; `not-found` where no save of then was kept */
export async function restoreSave(
  deps: Deps,
  actor: Actor,
  { issueId, saved, version }: { issueId: string; saved: number; version: number },
): Promise<Issue> {
  const read = await editable(deps, actor, issueId, version)
  const save = await savedAt(deps.table, issueId, saved)
  const { content } = restoredContent(save.content, read.issue, read.publication)
  const why = `恢复为${minuteInChinese(save.at)}${save.by?.name ?? ''}保存的内容`
  return saveContent(deps, actor, read, { content, what: 'restored', restored: save.version, why })
}
