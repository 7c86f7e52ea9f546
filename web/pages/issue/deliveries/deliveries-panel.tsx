/** The distribution of a published issue: where it stands, the sum, what may be done, and the ledger. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { type Arrivals, arrivalsInWords, arrivalsOf, mayHaveGone } from '#shared/distribution/arrivals.ts'
import type { DeliveryState, Distribution } from '#shared/distribution/delivery.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { distribution as distributionQuery } from '../../../api/queries.ts'
import { proofAddress } from '../../../file-addresses.ts'
import { Download } from '../../../parts/download.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded, Loading } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { Counts } from './counts.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import { Progress } from './progress.tsx'

const Decisions = lazyPart(async () => (await import('./schedule.tsx')).Decisions)

const LIVE_MS = 1_500
const LATER_MS = 20_000

const isLive = (state: Distribution['state'] | undefined): boolean =>
  state === undefined || state === 'expanding' || state === 'sending'

const pollMs = (distribution: Distribution | null | undefined): number =>
  isLive(distribution?.state) ? LIVE_MS : LATER_MS

export function DeliveriesPanel() {
  const { issue } = useTheDesk()
  const query = useQuery({
    ...distributionQuery(issue.id),
    refetchInterval: ({ state }) => pollMs(state.data?.distribution),
  })
  return (
    <Loaded query={query}>
      {({ distribution, counts, nextTry, pause }) =>
        distribution === null ? (
          <Loading what="正在生成分发记录…" />
        ) : (
          <div className="stack">
            {isLive(distribution.state) ? (
              <Progress
                distribution={distribution}
                counts={counts}
                nextTry={nextTry}
                pause={pause}
                at={query.dataUpdatedAt}
              />
            ) : (
              <Standing distribution={distribution} counts={counts} />
            )}
            {distribution.state !== 'scheduled' && distribution.state !== 'held' && (
              <Ledger distribution={distribution} counts={counts} />
            )}
          </div>
        )
      }
    </Loaded>
  )
}

type Shown = { distribution: Distribution; counts: Partial<Record<DeliveryState, number>> }

const Ledger = (props: Shown) => (
  <>
    <Counts {...props} />
    <LedgerTools {...props} />
    <DeliveryTable
      version={props.distribution.version}
      every={isLive(props.distribution.state) ? LIVE_MS * 2 : LATER_MS}
      everySearched={LATER_MS}
    />
  </>
)

/** Where it stands while nothing is being sent. */
function Standing({ distribution, counts }: Shown) {
  const { issue, publication } = useTheDesk()
  const { state, sendAt = '', permitUntil = '', reason, endedAt } = distribution
  const arrivals = arrivalsOf(counts)
  switch (state) {
    case 'scheduled':
      return (
        <Notice title={`定于${minuteInChinese(sendAt)}发送`} actions={<Decisions distribution={distribution} />}>
          届时向冻结的 {distribution.frozen} 个邮箱发送签发的 PDF。签发许可至{minuteInChinese(permitUntil)}
          ，过期须重新确认。
        </Notice>
      )
    case 'held':
      return (
        <Notice tone="amber" title="尚未发送，等待确认" actions={<Decisions distribution={distribution} />}>
          {reason}。没有向任何邮箱发送。
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="red" title="已停止分发" actions={<Decisions distribution={distribution} />}>
          <p>{reason}。</p>
          <p>没有再向任何邮箱发送。请立即联系管理员核查，问题排除后由管理员或签发人继续分发。</p>
        </Notice>
      )
    case 'asking':
      return (
        <Notice tone="red" title="分发暂停，等待确认" actions={<Decisions distribution={distribution} />}>
          <p className="break">{reason}。</p>
          <p>没有再发送，被拒收的邮件已放回待发送。请核对原因，由责任编辑、签发人或管理员决定是否继续。</p>
        </Notice>
      )
    default:
      return (
        <Notice
          tone={toneOf(arrivals)}
          actions={
            <Download address={proofAddress(issue.id)} name={`${publication.name}${issueLabel(issue)}分发证明.zip`}>
              下载分发证明
            </Download>
          }
        >
          分发完毕{endedAt && `，${minuteInChinese(endedAt)}`}：{arrivalsInWords(arrivals)}。
        </Notice>
      )
  }
}

/** Green where nothing is left to look after. */
const toneOf = (arrivals: Arrivals): 'green' | 'amber' | 'red' =>
  !mayHaveGone(arrivals) ? 'red' : arrivals.unclear + arrivals.not > 0 ? 'amber' : 'green'
