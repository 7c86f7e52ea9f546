/** The saves of an issue as they are asked for, told and restored. */
import { queryOptions } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { ListedSave, WholeSave } from '#shared/issue/kept-save.ts'
import { runsOf } from '#shared/saved-runs.ts'
import { answer, api } from '../../../api/client.ts'
import { everyRow } from '../../../api/every-page.ts'
import { keys } from '../../../api/queries.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { toast } from '../../../parts/toast.tsx'
import type { Desk } from '../use-desk.ts'

/** All of them, the newest first. */
export const savesOf = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'saves'],
    queryFn: (of): Promise<ListedSave[]> =>
      everyRow(
        (query) => answer(api.issues[':issueId'].saves.$get({ param: { issueId }, query })),
        (page) => page.saves,
        of,
      ),
    staleTime: 0,
  })

/** One of them with all that the issue held then; it never changes. */
export const savedContent = (issueId: string, version: number) =>
  queryOptions({
    queryKey: ['saved', issueId, version],
    queryFn: (): Promise<WholeSave> =>
      answer(api.issues[':issueId'].saves[':saved'].$get({ param: { issueId, saved: `${version}` } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** One person's savings within minutes of one another are one line; the newest of them stands for it. */
export const foldedSaves = (saves: readonly ListedSave[]) =>
  runsOf(saves, ({ what, by, at }) => (what === 'edited' && by ? { by: by.id, at } : null))

export const countOf = (saves: readonly ListedSave[]): number =>
  saves.reduce((sum, { folded }) => sum + (folded?.count ?? 1), 0)

const WHAT: Record<ListedSave['what'], string> = {
  began: '开始留存时的内容',
  edited: '编辑',
  adopted: '采用来稿',
  restored: '恢复旧稿',
}

/** `2026年2月1日 09:05 周敏编辑` */
export const saveInWords = ({ at, by, what }: ListedSave): string =>
  `${minuteInChinese(at)} ${by?.name ?? ''}${WHAT[what]}`

/** Restores a save, after what is typed was saved; a message offers the way back. @throws what it was refused with */
export async function restore({ issue, act }: Desk, save: ListedSave): Promise<void> {
  let before = 0
  const ask = (saved: number, version: number): Promise<Issue> =>
    answer(
      api.issues[':issueId'].saves[':saved'].restorations.$post({
        param: { issueId: issue.id, saved: `${saved}` },
        json: { version },
      }),
    )
  await act((version) => {
    before = version
    return ask(save.version, version)
  })
  const undo = () => {
    act((version) => ask(before, version)).catch((error: unknown) => toast(sentenceOf(error)))
  }
  toast(`已恢复为${minuteInChinese(save.at)}保存的内容`, undo)
}
