/** The distribution of a published issue: every mailbox that was frozen, and what became of it. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { issueLabel } from '#shared/issue-label.ts'
import { deliveries } from '../../../api/queries.ts'
import { Download } from '../../../parts/download.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded, Loading } from '../../../parts/waiting.tsx'
import { proofAddress } from '../../../routes.ts'
import { useTheDesk } from '../use-desk.ts'
import { Counts } from './counts.tsx'
import { DeliveryTable } from './delivery-table.tsx'

const LIVE_MS = 1_500
const LATER_MS = 20_000

export function DeliveriesPanel() {
  const { issue, publication } = useTheDesk()
  const query = useQuery({
    ...deliveries(issue.id),
    refetchInterval: ({ state }) => (state.data?.distribution?.state === 'done' ? LATER_MS : LIVE_MS),
  })
  return (
    <Loaded query={query}>
      {({ distribution, counts, deliveries: list }) =>
        distribution === null ? (
          <Loading what="正在生成分发记录…" />
        ) : (
          <div className="stack">
            {distribution.state === 'refused' && (
              <Notice tone="red" title="已停止分发：要发送的内容与签发的不一致">
                <p>{distribution.reason}</p>
                <p>没有再向任何邮箱发送，请立即联系管理员核查。</p>
              </Notice>
            )}
            {(distribution.state === 'expanding' || distribution.state === 'sending') && (
              <Notice>{distribution.state === 'expanding' ? '正在生成分发记录…' : '正在分发，本页自动更新。'}</Notice>
            )}
            {distribution.state === 'done' && (
              <Notice
                tone="green"
                actions={
                  <Download
                    address={proofAddress(issue.id)}
                    name={`${publication.name}${issueLabel(issue)}分发证明.zip`}
                  >
                    下载分发证明
                  </Download>
                }
              >
                分发完毕{distribution.endedAt && `，${minuteInChinese(distribution.endedAt)}`}。
              </Notice>
            )}
            <Counts frozen={distribution.frozen} counts={counts} ready={distribution.state !== 'expanding'} />
            <DeliveryTable deliveries={list} />
          </div>
        )
      }
    </Loaded>
  )
}
