/** Sending again to all that failed, at once: how many, with or without the bounced ones, and why. */
import { useState } from 'react'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { MOST_RESENT } from '#shared/distribution/distribution-workflow.ts'
import { Select } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Corrected } from './corrected.tsx'
import { DistributionDialog } from './distribution-dialog.tsx'

type Props = { distribution: Distribution; failed: number; bounced: number; onClose: () => void }

export function ResendAll({ distribution, onClose, ...now }: Props) {
  // As shown when the dialog opened.
  const [{ failed, bounced }] = useState(now)
  const [states, setStates] = useState<'failed' | 'bounced' | 'both'>(failed > 0 ? 'failed' : 'bounced')
  const mailboxes = { failed, bounced, both: failed + bounced }
  const chosen = states === 'both' ? (['failed', 'bounced'] as const) : ([states] as const)
  return (
    <DistributionDialog
      distribution={distribution}
      onClose={onClose}
      move="resend"
      done="已重新排队，正在发送"
      request={(reason, version) => ({
        move: 'resend',
        version,
        states: [...chosen],
        mailboxes: mailboxes[states],
        reason,
      })}
    >
      {failed > 0 && bounced > 0 && (
        <Select
          label="重发哪些"
          value={states}
          // The options are these three and nothing else.
          onChange={(value) => setStates(value as typeof states)}
          options={[
            { value: 'failed', label: `发送失败的 ${failed} 个` },
            { value: 'bounced', label: `被退回的 ${bounced} 个` },
            { value: 'both', label: `全部 ${failed + bounced} 个` },
          ]}
        />
      )}
      <p>
        将向 <strong>{Math.min(mailboxes[states], MOST_RESENT)} 个邮箱</strong>各再发送一次签发的
        PDF；停发名单中的不发。
      </p>
      <Corrected issueId={distribution.issueId} />
      {mailboxes[states] > MOST_RESENT && (
        <Notice tone="amber">一次最多重发 {MOST_RESENT} 个，其余的请待这一批发完后再办理一次。</Notice>
      )}
    </DistributionDialog>
  )
}
