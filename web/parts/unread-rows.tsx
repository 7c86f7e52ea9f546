/** Told above a list: so many of its entries this release of the system cannot show, and what becomes of them. */
import { skipToken, useQuery } from '@tanstack/react-query'
import type { Unread } from '#shared/unread.ts'
import { unreadOf } from '../api/noting.ts'
import { Notice } from './notice.tsx'

/** `of`: the key of the query that read the list. */
const useUnread = (of: readonly unknown[]): Unread | undefined =>
  useQuery<Unread | null>({ queryKey: unreadOf(of), queryFn: skipToken }).data ?? undefined

export const UnreadRows = ({ of }: { of: readonly unknown[] }) => <UnreadNotice unread={useUnread(of)} />

export function UnreadNotice({ unread }: { unread: Unread | undefined }) {
  if (!unread) return null
  const { newer, damaged } = unread
  return (
    <Notice tone="amber">
      {newer > 0 && <p>有 {newer} 条由较新版本的系统保存，当前版本不能显示。内容原样保留，系统升级后即可看到。</p>}
      {damaged > 0 && <p>有 {damaged} 条的存档已损坏，不能显示。请联系管理员核查，必要时从备份恢复。</p>}
    </Notice>
  )
}
