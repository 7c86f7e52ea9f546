/** The ledger by pages: every mailbox, what became of it and why; what is unclear is settled here by the editor. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Delivery, DeliveryState } from '#shared/delivery.ts'
import { DELIVERY_STATES, lateInWords } from '#shared/delivery-labels.ts'
import { ledger } from '../../../api/queries.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { Select, TextInput } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useLater } from '../../../parts/use-later.ts'
import { Empty, Loading } from '../../../parts/waiting.tsx'
import { LISTS, type Tone } from '../../../words.ts'
import { useTheDesk } from '../use-desk.ts'
import { Settle } from './settle.tsx'

const TONES = {
  queued: 'grey',
  sending: 'blue',
  sent: 'green',
  delivered: 'green',
  bounced: 'red',
  complained: 'red',
  failed: 'red',
  ambiguous: 'amber',
  skipped: 'grey',
} as const satisfies Record<DeliveryState, Tone>

// Object.keys loses the key type; the table is closed
const FILTERS = Object.keys(DELIVERY_STATES) as DeliveryState[]
const LATER_MS = 300

/** `version` of the distribution; `every`: how often it is read again, in milliseconds. */
export function DeliveryTable({ version, every }: { version: number; every: number }) {
  const { issue, person } = useTheDesk()
  const [settling, setSettling] = useState<Delivery | null>(null)
  const [state, setState] = useState<DeliveryState | null>(null)
  const [typed, setTyped] = useState('')
  const search = useLater(typed.trim(), LATER_MS)
  // Where each page that was turned to begins; the first begins nowhere.
  const [pages, setPages] = useState<readonly string[]>([])
  const filter = (change: () => void) => {
    change()
    setPages([])
  }
  const query = useQuery({
    ...ledger(issue.id, { version, state, search, after: pages.at(-1) ?? null }),
    refetchInterval: every,
  })
  const editor = person.roles.includes('editor')
  const { deliveries: rows = [], next = null } = query.data ?? {}
  return (
    <>
      <div className="fields-2 ledger-filter">
        <Select
          label="状态"
          value={state ?? ''}
          onChange={(value) => filter(() => setState(FILTERS.find((one) => one === value) ?? null))}
          options={[
            { value: '', label: '全部（需要处理的在前）' },
            ...FILTERS.map((value) => ({ value, label: DELIVERY_STATES[value].label })),
          ]}
        />
        <TextInput
          label="查找邮箱、姓名或单位"
          type="search"
          value={typed}
          onChange={(text) => filter(() => setTyped(text))}
        />
      </div>
      {query.isPending && <Loading />}
      {query.isError && <Notice tone="red">{sentenceOf(query.error)}</Notice>}
      {query.data && rows.length === 0 && <Empty>没有这样的分发记录。</Empty>}
      <table className="table" aria-label="分发记录">
        <thead>
          <tr>
            <th scope="col">收件人</th>
            <th scope="col">名单</th>
            <th scope="col">状态</th>
            <th scope="col">时间</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((delivery) => (
            <tr key={delivery.id}>
              <th scope="row" data-label="收件人">
                {[delivery.name, delivery.unit].filter(Boolean).join('　')}
                <span className="muted break">{delivery.address}</span>
              </th>
              <td data-label="名单">{delivery.lists.map((list) => LISTS[list]).join('、')}</td>
              <td data-label="状态">
                <Badge label={DELIVERY_STATES[delivery.state].label} tone={TONES[delivery.state]} />
              </td>
              <td data-label="时间">{delivery.sentAt ? minuteInChinese(delivery.sentAt) : '—'}</td>
              <td data-label="说明">
                {[delivery.reason, lateInWords(delivery)].filter(Boolean).join('；') || '—'}
                {editor && <SettleButton delivery={delivery} onPress={() => setSettling(delivery)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(pages.length > 0 || next !== null) && (
        <div className="row">
          <Button small isDisabled={pages.length === 0} onPress={() => setPages(pages.slice(0, -1))}>
            上一页
          </Button>
          <span className="muted">第 {pages.length + 1} 页</span>
          <Button small isDisabled={next === null} onPress={() => setPages([...pages, next ?? ''])}>
            下一页
          </Button>
        </div>
      )}
      {settling && <Settle delivery={settling} onClose={() => setSettling(null)} />}
    </>
  )
}

/** What a person may do about one row: settle it, or only send it once more. */
function SettleButton({ delivery, onPress }: { delivery: Delivery; onPress: () => void }) {
  const { settle } = DELIVERY_STATES[delivery.state]
  if (settle.length === 0) return null
  const label = settle.length > 1 ? '人工核定' : '再发一次'
  return (
    <Button
      small
      kind={settle.length > 1 ? 'plain' : 'quiet'}
      aria-label={`${label} ${delivery.address}`}
      onPress={onPress}
    >
      {label}
    </Button>
  )
}
