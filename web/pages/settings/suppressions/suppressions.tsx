/** The suppression list (停发名单): mailboxes that nothing is distributed to, why, and the way back. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Suppression } from '#shared/distribution/suppression.ts'
import { SUPPRESSED_FOR } from '#shared/distribution/suppression-labels.ts'
import { suppressions } from '../../../api/list-queries.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { Page } from '../../../parts/page.tsx'
import { TurnPages, usePages } from '../../../parts/turn-pages.tsx'
import { UnreadNotice } from '../../../parts/unread-rows.tsx'
import { useDebounced } from '../../../parts/use-debounced.ts'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { routes } from '../../../routes.ts'
import { SettingsTabs } from '../settings-tabs.tsx'
import { LiftSuppression, Suppress } from './suppression-dialogs.tsx'

/** After typing rests so long, it is searched. */
const LATER_MS = 300

export function Suppressions() {
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim(), LATER_MS)
  const pages = usePages()
  const query = useQuery(suppressions({ search, after: pages.after }))
  const [adding, setAdding] = useState(false)
  const [lifted, setLifted] = useState<Suppression | null>(null)
  return (
    <Page
      title="停发名单"
      actions={
        <Button kind="main" onPress={() => setAdding(true)}>
          列入停发
        </Button>
      }
    >
      <SettingsTabs />
      <p className="muted">
        邮箱不存在或已停用而退信的、收件人投诉邮件的，自动列入；被拒收、超过期限、邮箱已满等其他退信不列入。名单上的邮箱仍在收件名单中，但各期不再向其发送，分发记录中记为“未发送”并写明原因。
      </p>
      <TextInput
        label="查找停发的邮箱"
        hideLabel
        type="search"
        placeholder="按邮箱查找"
        value={typed}
        onChange={(text) => {
          setTyped(text)
          pages.toFirst()
        }}
      />
      <UnreadNotice unread={query.data?.unread} />
      <Loaded query={query}>
        {({ suppressions: list }) =>
          list.length === 0 ? (
            <Empty>{search === '' ? '没有停发的邮箱。' : '没有找到停发的邮箱。'}</Empty>
          ) : (
            <table className="table" aria-label="停发名单">
              <thead>
                <tr>
                  <th scope="col">邮箱</th>
                  <th scope="col">原因</th>
                  <th scope="col">停发时间</th>
                  <th scope="col">操作</th>
                </tr>
              </thead>
              <tbody>
                {list.map((one) => (
                  <tr key={one.address}>
                    <th scope="row" data-label="邮箱" className="break">
                      {one.address}
                    </th>
                    <td data-label="原因">
                      <Badge label={SUPPRESSED_FOR[one.for]} tone={one.for === 'by-hand' ? 'grey' : 'red'} />{' '}
                      <span className="break">{one.reason}</span>
                      {one.delivery && (
                        <>
                          {' '}
                          <Link href={routes.issue(one.delivery.issueId, 'deliveries')} className="link">
                            查看该期分发记录
                          </Link>
                        </>
                      )}
                    </td>
                    <td data-label="停发时间">
                      {minuteInChinese(one.since)}
                      <br />
                      <span className="muted">{one.by}</span>
                    </td>
                    <td data-label="操作">
                      <Button small aria-label={`解除停发 ${one.address}`} onPress={() => setLifted(one)}>
                        解除
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <TurnPages
        pages={pages}
        next={query.data?.next ?? null}
        isWaiting={query.isPlaceholderData || typed.trim() !== search}
      />
      {adding && <Suppress onClose={() => setAdding(false)} />}
      {lifted && <LiftSuppression suppression={lifted} onClose={() => setLifted(null)} />}
    </Page>
  )
}
