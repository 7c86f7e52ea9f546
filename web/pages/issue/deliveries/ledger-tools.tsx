/** Buttons for the whole ledger: add an address, send again to all that failed, download it, see the mail. */
import { useState } from 'react'
import type { DeliveryState, Distribution } from '#shared/distribution/delivery.ts'
import { whyNotMoveDistribution } from '#shared/distribution/distribution-workflow.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ledgerAddress } from '../../../file-addresses.ts'
import { Button } from '../../../parts/button.tsx'
import { Download } from '../../../parts/download.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { MailButton } from '../mail/mail-button.tsx'
import { useTheDesk } from '../use-desk.ts'

const AddLate = lazyPart(async () => (await import('./add-late.tsx')).AddLate)
const ResendAll = lazyPart(async () => (await import('./resend-all.tsx')).ResendAll)

type Props = { distribution: Distribution; counts: Partial<Record<DeliveryState, number>> }

export function LedgerTools({ distribution, counts }: Props) {
  const { issue, publication, person } = useTheDesk()
  const [asked, setAsked] = useState<'late' | 'resend' | null>(null)
  const facts = { issue, publication, actor: person }
  const [failed, bounced] = [counts.failed ?? 0, counts.bounced ?? 0]
  const close = () => setAsked(null)
  const name = `${publication.name}${issueLabel(issue)}分发记录`
  return (
    <div className="row">
      {whyNotMoveDistribution(distribution, 'add-late', facts) === null && (
        <Button small onPress={() => setAsked('late')}>
          补发给新的邮箱
        </Button>
      )}
      {failed + bounced > 0 && whyNotMoveDistribution(distribution, 'resend', facts) === null && (
        <Button small onPress={() => setAsked('resend')}>{`重发失败的 ${failed + bounced} 个`}</Button>
      )}
      <Download address={ledgerAddress(issue.id, 'xlsx')} name={`${name}.xlsx`}>
        导出 XLSX
      </Download>
      <Download address={ledgerAddress(issue.id, 'csv')} name={`${name}.csv`}>
        导出 CSV
      </Download>
      <MailButton small />
      {asked === 'late' && <AddLate distribution={distribution} onClose={close} />}
      {asked === 'resend' && (
        <ResendAll distribution={distribution} failed={failed} bounced={bounced} onClose={close} />
      )}
    </div>
  )
}
