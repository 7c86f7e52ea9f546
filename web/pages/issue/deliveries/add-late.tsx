/** Adding a mailbox after the sign-off (补发): it gets exactly the signed PDF, and its own row in the ledger. */
import { useState } from 'react'
import { LIST_NAMES } from '#shared/centre/labels.ts'
import type { ListName, RecipientSettings } from '#shared/centre/recipient.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { keysOf } from '#shared/keys-of.ts'
import { fieldError } from '../../../api/refused.ts'
import { Select, TextInput } from '../../../parts/field.tsx'
import { NameAndUnit } from '../../../parts/name-and-unit.tsx'
import { Corrected } from './corrected.tsx'
import { DistributionDialog } from './distribution-dialog.tsx'

const OPTIONS = keysOf(LIST_NAMES).map((value) => ({ value, label: LIST_NAMES[value] }))

export function AddLate({ distribution, onClose }: { distribution: Distribution; onClose: () => void }) {
  const [typed, setTyped] = useState<RecipientSettings>({ address: '', name: '', unit: '', lists: ['distribution'] })
  const set = (patch: Partial<RecipientSettings>) => setTyped({ ...typed, ...patch })
  return (
    <DistributionDialog
      distribution={distribution}
      onClose={onClose}
      move="add-late"
      done="已补发，正在发送"
      whyNot={typed.address.trim() === '' || typed.name.trim() === '' ? '请填写邮箱和姓名' : null}
      request={(reason) => ({ move: 'add-late', recipient: typed, reason })}
    >
      {(error) => (
        <>
          <p>只向这一个邮箱发送签发的 PDF，单独记一行，冻结的名单不变。今后各期也要发的，请另由管理员加入名单。</p>
          <Corrected issueId={distribution.issueId} />
          <TextInput
            label="邮箱"
            type="email"
            value={typed.address}
            onChange={(address) => set({ address })}
            error={fieldError(error, 'address')}
          />
          <NameAndUnit typed={typed} onChange={set} error={error} />
          <Select
            label="名单"
            value={typed.lists[0] ?? 'distribution'}
            // The options are these two and nothing else.
            onChange={(value) => set({ lists: [value as ListName] })}
            options={OPTIONS}
          />
        </>
      )}
    </DistributionDialog>
  )
}
