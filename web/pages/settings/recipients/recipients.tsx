/** The mailboxes behind the printed groups: who receives each issue, and on which list. */

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { LISTS } from '#shared/centre/labels.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Recipient } from '#shared/centre/recipient.ts'
import { recipients } from '../../../api/list-queries.ts'
import { publications } from '../../../api/queries.ts'
import { recipientsAddress } from '../../../file-addresses.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { Download } from '../../../parts/download.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { Page } from '../../../parts/page.tsx'
import { TurnPages, usePages } from '../../../parts/turn-pages.tsx'
import { UnreadNotice } from '../../../parts/unread-rows.tsx'
import { useDebounced } from '../../../parts/use-debounced.ts'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { routes } from '../../../routes.ts'
import { SettingsTabs } from '../settings-tabs.tsx'
import { RecipientDialog } from './recipient-dialog.tsx'
import { RemoveRecipient } from './remove-recipient.tsx'

/** After typing rests so long, it is searched. */
const LATER_MS = 300

export function Recipients() {
  const query = useQuery(publications)
  const [adding, setAdding] = useState(false)
  const [publication] = query.data ?? []
  return (
    <Page
      title="报送和分发名单"
      actions={
        publication && (
          <>
            <Link href={routes.recipientImport} className="button">
              导入名单
            </Link>
            <Button kind="main" onPress={() => setAdding(true)}>
              新增收件人
            </Button>
          </>
        )
      }
    >
      <SettingsTabs />
      <Loaded query={query}>
        {() => (publication ? <List publication={publication} /> : <Empty>还没有刊物。</Empty>)}
      </Loaded>
      {adding && publication && (
        <RecipientDialog publicationId={publication.id} recipient={null} onClose={() => setAdding(false)} />
      )}
    </Page>
  )
}

function List({ publication }: { publication: Publication }) {
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim(), LATER_MS)
  const pages = usePages()
  const query = useQuery(recipients(publication.id, { search, after: pages.after }))
  // How many there are is told with the first page of all.
  const { count = null, isMore = false } = useQuery(recipients(publication.id, { search: '', after: null })).data ?? {}
  const [edited, setEdited] = useState<Recipient | null>(null)
  const [removed, setRemoved] = useState<Recipient | null>(null)
  return (
    <>
      <TextInput
        label="查找收件人"
        hideLabel
        type="search"
        placeholder="按姓名、单位、邮箱查找"
        value={typed}
        onChange={(text) => {
          setTyped(text)
          pages.toFirst()
        }}
      />
      <UnreadNotice unread={query.data?.unread} />
      <Loaded query={query}>
        {({ recipients: rows, suppressed, next }) => {
          return (
            <>
              <div className="row">
                {count !== null && (
                  <p className="muted">
                    共{isMore && '超过'} {count} 个邮箱；同时在两个名单上的邮箱每期只收到一封。
                  </p>
                )}
                <Download address={recipientsAddress(publication.id, 'xlsx')} name={`${publication.name}名单.xlsx`}>
                  导出 XLSX
                </Download>
                <Download address={recipientsAddress(publication.id, 'csv')} name={`${publication.name}名单.csv`}>
                  导出 CSV
                </Download>
              </div>
              {rows.length === 0 ? (
                <Empty>{count === 0 ? '名单上还没有邮箱，签发前请先添加。' : '没有找到收件人。'}</Empty>
              ) : (
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">收件人</th>
                      <th scope="col">邮箱</th>
                      <th scope="col">名单</th>
                      <th scope="col">操作</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((recipient) => (
                      <tr key={recipient.address}>
                        <th scope="row" data-label="收件人">
                          {recipient.name} <span className="muted">{recipient.unit}</span>
                        </th>
                        <td data-label="邮箱" className="break">
                          {recipient.address}
                          {suppressed.includes(recipient.address) && <Badge label="停发" tone="amber" />}
                        </td>
                        <td data-label="名单">
                          {recipient.lists.map((one) => (
                            <Badge key={one} label={LISTS[one]} tone={one === 'reporting' ? 'red' : 'blue'} />
                          ))}
                        </td>
                        <td data-label="操作">
                          <span className="row">
                            <Button small aria-label={`修改 ${recipient.address}`} onPress={() => setEdited(recipient)}>
                              修改
                            </Button>
                            <Button
                              small
                              aria-label={`移除 ${recipient.address}`}
                              onPress={() => setRemoved(recipient)}
                            >
                              移除
                            </Button>
                          </span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              <TurnPages pages={pages} next={next} isWaiting={query.isPlaceholderData || typed.trim() !== search} />
            </>
          )
        }}
      </Loaded>
      {edited && <RecipientDialog publicationId={publication.id} recipient={edited} onClose={() => setEdited(null)} />}
      {removed && <RemoveRecipient recipient={removed} onClose={() => setRemoved(null)} />}
    </>
  )
}
