/** The answer about a proof of distribution: whether it holds, and whether its PDF was issued here. */

import { minuteInChinese } from '#shared/calendar.ts'
import type { Issued } from '#shared/issue/issued.ts'
import type { Verdict } from '#shared/proof/check-proof.ts'
import { Notice } from '../../parts/notice.tsx'

type Props = { name: string; verdict: Verdict; issued: readonly Issued[] }

export function ProofAnswer({ name, verdict, issued }: Props) {
  const { findings, title, signedBy, signedAt } = verdict
  const wrong = findings.filter(({ holds }) => !holds)
  const { tone, says } = conclusion(verdict, issued)
  return (
    <Notice tone={tone} title={`${name}：${says}`}>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ part, says: what }) => (
            <li key={part + what}>{what}</li>
          ))}
        </ul>
      )}
      <dl className="pairs">
        {title && (
          <>
            <dt>证明的是</dt>
            <dd>{title}</dd>
          </>
        )}
        {signedBy && signedAt && (
          <>
            <dt>签发</dt>
            <dd>
              {signedBy}，{minuteInChinese(signedAt)}
            </dd>
          </>
        )}
        {verdict.root && (
          <>
            <dt>证明编号</dt>
            <dd className="hash">{verdict.root}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>逐项核验结果（{findings.length} 项）</summary>
        <ul>
          {findings.map(({ part, holds, says: what }) => (
            <li key={part + what}>
              {holds ? '相符' : '不符'}：{what}
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}

function conclusion({ holds }: Verdict, issued: readonly Issued[]): { tone: 'red' | 'amber' | 'green'; says: string } {
  if (!holds) return { tone: 'red', says: '分发证明与记录不符，可能损坏或被改动过' }
  if (issued.length === 0) return { tone: 'red', says: '证明前后相符，但其中的 PDF 不是本系统签发的' }
  if (issued.some(({ correctedBy }) => correctedBy.length > 0))
    return { tone: 'amber', says: '分发证明完好，其中的 PDF 是签发的文件，但已被更正' }
  return { tone: 'green', says: '分发证明完好，其中的 PDF 是签发的文件' }
}
