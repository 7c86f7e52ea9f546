/** The findings before a review: those that stand against it with the way there, those that are acknowledged, and how much advice is left. */
import { Notice } from '../../../parts/notice.tsx'
import { useChecks } from '../checks/desk-checks.ts'
import { FindingList } from '../finding-list.tsx'

export const standsAgainst = ({ level }: { level: string }): boolean => level !== 'advice'

export function FindingsBeforeReview({ onGo }: { onGo: () => void }) {
  const { findings, acknowledged } = useChecks()
  const against = findings.filter(standsAgainst)
  const advice = findings.filter((one) => !standsAgainst(one))
  return (
    <>
      {against.length > 0 && (
        <>
          <Notice tone="amber" title={`还有 ${against.length} 条待处理问题，处理后才能送审`}>
            <p>标有“须核实”的，可以修改；情况属实的，在该处写核实说明。</p>
          </Notice>
          <FindingList findings={against} onGo={onGo} />
        </>
      )}
      {acknowledged.length > 0 && (
        <Notice tone="blue" title={`已写核实说明 ${acknowledged.length} 条，随送审稿一并报审：`}>
          <ul className="notice-list">
            {acknowledged.map(({ key, where, message, by, reason }) => (
              <li key={key}>
                {where}：{message}。{by.name}核实：{reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {advice.length > 0 && (
        <details className="finding-box">
          <summary>另有建议 {advice.length} 条，不影响送审</summary>
          <FindingList findings={advice} onGo={onGo} />
        </details>
      )}
    </>
  )
}
