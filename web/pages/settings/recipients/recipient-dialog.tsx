/** Adding a mailbox to the lists, or changing one; the address itself is its name and stays. */
import { useState } from 'react'
import { LIST_NAMES, listsInOrder } from '#shared/centre/labels.ts'
import type { Recipient, RecipientSettings } from '#shared/centre/recipient.ts'
import { keysOf } from '#shared/keys-of.ts'
import { answer, api } from '../../../api/client.ts'
import { everyRow } from '../../../api/every-page.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError, isStale } from '../../../api/refused.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { NameAndUnit } from '../../../parts/name-and-unit.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { type FieldWords, StaleRow } from '../stale-row.tsx'

const ALL_LISTS = keysOf(LIST_NAMES).map((id) => ({ id, name: LIST_NAMES[id] }))

const EMPTY: RecipientSettings = { address: '', name: '', unit: '', lists: ['distribution'] }

const settingsOf = ({ publicationId: _, version: __, ...settings }: Recipient): RecipientSettings => settings

const WORDS: FieldWords<RecipientSettings> = {
  姓名或称谓: ({ name }) => name,
  单位: ({ unit }) => unit,
  名单: ({ lists }) => ALL_LISTS.flatMap(({ id, name }) => (lists.includes(id) ? [name] : [])).join('、'),
}

type Props = { publicationId: string; recipient: Recipient | null; onClose: () => void }

export function RecipientDialog({ publicationId, recipient, onClose }: Props) {
  const [version, setVersion] = useState(recipient?.version ?? null)
  const [typed, setTyped] = useState(() => (recipient ? settingsOf(recipient) : EMPTY))
  const { busy, error, run, clear } = useAct()
  const set = (patch: Partial<RecipientSettings>) => setTyped({ ...typed, ...patch })
  const known = recipient === null && isStale(error)
  const save = async () => {
    const done = await run(async () => {
      await answer(
        api.publications[':publicationId'].recipients.$put({
          param: { publicationId },
          json: { version, recipient: typed },
        }),
      )
      await queryClient.invalidateQueries({ queryKey: keys.recipients })
    })
    if (done) toast('已保存')
    if (done) onClose()
  }
  return (
    <Dialog
      title={recipient ? '修改收件人' : '新增收件人'}
      action="保存"
      busy={busy}
      error={known ? null : error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label="邮箱"
        type="email"
        value={typed.address}
        onChange={(address) => set({ address })}
        error={known ? '名单上已有这个邮箱，请在列表中修改' : fieldError(error, 'address')}
        disabled={recipient !== null}
        hint={recipient ? '要更换邮箱，请移除后新增。' : undefined}
      />
      <NameAndUnit typed={typed} onChange={set} error={error} />
      <CheckboxList
        label="名单"
        options={ALL_LISTS}
        chosen={typed.lists}
        onChange={(chosen) => set({ lists: listsInOrder((list) => chosen.includes(list)) })}
        error={fieldError(error, 'lists')}
      />
      {recipient && (
        <StaleRow
          error={error}
          version={version}
          mine={typed}
          words={WORDS}
          read={async () => {
            const rows = await everyRow(
              (begin) =>
                answer(
                  api.publications[':publicationId'].recipients.$get({
                    param: { publicationId },
                    query: { search: recipient.address, ...begin },
                  }),
                ),
              (page) => page.recipients,
            )
            return rows.find(({ address }) => address === recipient.address)
          }}
          onTake={(latest, keep) => {
            setVersion(latest.version)
            if (keep === 'theirs') setTyped(settingsOf(latest))
            clear()
          }}
        />
      )}
    </Dialog>
  )
}
