/** The ledger by pages: every mailbox, what became of it and why; what is unclear is settled here by the editor, one by one or many at once. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { keysOf } from '#shared/keys-of.ts'
import { type LedgerState, ledger } from '../../../api/list-queries.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Check } from '../../../parts/check.tsx'
import { Select, TextInput } from '../../../parts/field.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { TurnPages, usePages } from '../../../parts/turn-pages.tsx'
import { UnreadNotice } from '../../../parts/unread-rows.tsx'
import { useDebounced } from '../../../parts/use-debounced.ts'
import { Empty, Loading } from '../../../parts/waiting.tsx'
import { useTheDesk } from '../use-desk.ts'
import { useChosen } from './chosen.ts'
import { DeliveryRow } from './delivery-row.tsx'

const STATES = keysOf(DELIVERY_STATES)
const FILTERS: readonly LedgerState[] = ['open', ...STATES]
const Settle = lazyPart(async () => (await import('./settle.tsx')).Settle)

const LATER_MS = 300

type Props = {
  /** Of the distribution. */
  version: number
  /** How often it is read again, in milliseconds. */
  every: number
  /** The same while something is searched, for which the store reads all of a long ledger. */
  everySearched: number
}

export function DeliveryTable({ version, every, everySearched }: Props) {
  const { issue, person } = useTheDesk()
  const [settling, setSettling] = useState<readonly Delivery[] | null>(null)
  const [state, setState] = useState<LedgerState | null>(null)
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim(), LATER_MS)
  const pages = usePages()
  const filter = (change: () => void) => {
    change()
    pages.toFirst()
  }
  const query = useQuery({
    ...ledger(issue.id, { version, state, search, after: pages.after }),
    refetchInterval: search === '' ? every : everySearched,
  })
  const editor = person.roles.includes('editor')
  const { deliveries: rows = [], next = null } = query.data ?? {}
  const { open, chosen, isChosen, choose, chooseAll } = useChosen(rows)
  return (
    <>
      <div className="fields-2 ledger-filter">
        <Select
          label="状态"
          value={state ?? ''}
          onChange={(value) => filter(() => setState(FILTERS.find((one) => one === value) ?? null))}
          options={[
            { value: '', label: '全部' },
            { value: 'open', label: '需要处理的' },
            ...STATES.map((value) => ({ value, label: DELIVERY_STATES[value].label })),
          ]}
        />
        <TextInput
          label="查找邮箱、姓名或单位"
          type="search"
          value={typed}
          onChange={(text) => filter(() => setTyped(text))}
        />
      </div>
      <UnreadNotice unread={query.data?.unread} />
      {query.isError && <Notice tone="red">{sentenceOf(query.error)}</Notice>}
      {query.isPending && <Loading />}
      {query.data && rows.length === 0 && <Empty>没有这样的分发记录。</Empty>}
      {editor && open.length > 0 && (
        <Check
          label={`选中本页可核定的 ${open.length} 个`}
          checked={chosen.length === open.length}
          mixed={chosen.length > 0 && chosen.length < open.length}
          onChange={chooseAll}
        />
      )}
      {query.data && (
        <table className="table" aria-label="分发记录">
          <thead>
            <tr>
              {editor && (
                <th scope="col">
                  <span className="visually-hidden">选中</span>
                </th>
              )}
              <th scope="col">收件人</th>
              <th scope="col">名单</th>
              <th scope="col">状态</th>
              <th scope="col">时间</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((delivery) => (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                handling={
                  editor
                    ? {
                        chosen: isChosen(delivery),
                        onChoose: (on) => choose(delivery, on),
                        onSettle: () => setSettling([delivery]),
                      }
                    : null
                }
              />
            ))}
          </tbody>
        </table>
      )}
      <TurnPages pages={pages} next={next} isWaiting={query.isPlaceholderData || typed.trim() !== search} />
      {editor && chosen.length > 0 && (
        <div className="row sticky-foot">
          <Button kind="main" onPress={() => setSettling(chosen)}>{`核定选中的 ${chosen.length} 个`}</Button>
          <Button kind="quiet" onPress={() => chooseAll(false)}>
            取消选中
          </Button>
        </div>
      )}
      {settling && <Settle deliveries={settling} onClose={() => setSettling(null)} />}
    </>
  )
}
