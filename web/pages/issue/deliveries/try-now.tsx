/** While mail is paused: one letter is tried now, by whoever mended the fault. */
import { useState } from 'react'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { DISTRIBUTION_MOVES, whyNotMoveDistribution } from '#shared/distribution/distribution-workflow.ts'
import { Button } from '../../../parts/button.tsx'
import { useTheDesk } from '../use-desk.ts'
import { DistributionDialog } from './distribution-dialog.tsx'

export function TryNow({ distribution }: { distribution: Distribution }) {
  const { issue, publication, person } = useTheDesk()
  const [asked, setAsked] = useState(false)
  if (whyNotMoveDistribution(distribution, 'try-now', { issue, publication, actor: person })) return null
  return (
    <>
      <Button small onPress={() => setAsked(true)}>
        {DISTRIBUTION_MOVES['try-now'].label}
      </Button>
      {asked && (
        <DistributionDialog
          distribution={distribution}
          move="try-now"
          done="已提交，正在试发一封，结果见本页"
          request={(reason) => ({ move: 'try-now', reason })}
          onClose={() => setAsked(false)}
        >
          <p>原因排除后，不必等到下次试发的时间：现在试发一封，成功后其余邮件自动继续；仍不成功的，继续暂停。</p>
        </DistributionDialog>
      )}
    </>
  )
}
