/** The findings in a field of the desk, below it: each leads to its place, is mended by one press, or acknowledged. */
import { type FindingRow, FindingRows } from '../../../parts/checks/finding-rows.tsx'
import { useTheDesk } from '../use-desk.ts'
import { Acknowledging } from './acknowledging.tsx'
import { useChecks } from './desk-checks.ts'
import type { DeskFinding } from './desk-findings.ts'
import { goToFinding } from './go-to-finding.ts'
import { useMend } from './use-mend.ts'

/** `of` is the field in words; `withPlace` where it stands for several texts. */
type Props = { findings: readonly DeskFinding[]; of: string; withPlace: boolean }

export function FieldFindings({ findings, of, withPlace }: Props) {
  const { acknowledgementOf } = useChecks()
  const { editable } = useTheDesk()
  const mend = useMend()
  const rows = findings.map((finding): FindingRow & { finding: DeskFinding } => {
    const isAcknowledged = acknowledgementOf(finding) !== undefined
    return {
      key: finding.key,
      level: finding.level,
      message: withPlace ? `${finding.where}：${finding.message}` : finding.message,
      quote: finding.place?.quote ?? '',
      fix: isAcknowledged ? undefined : finding.place?.fix,
      isAcknowledged,
      finding,
    }
  })
  return (
    <FindingRows
      of={of}
      rows={rows}
      onSelect={({ finding }) => goToFinding(finding)}
      onFix={editable ? ({ finding }) => mend(finding) : undefined}
      more={({ finding }, nth) => <Acknowledging finding={finding} of={nth} />}
    />
  )
}
