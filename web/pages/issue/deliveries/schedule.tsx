/** A distribution that waits for its hour or for a leader's word: when, why, and what may be done about it. */
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import {
  DISTRIBUTION_MOVES,
  type DistributionMove,
  whyNotMoveDistribution,
} from '#shared/distribution/distribution-workflow.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { useStandsInFor } from '../../../api/stands-in.ts'
import { Button } from '../../../parts/button.tsx'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { Select } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { TimeField } from '../../../parts/time-field.tsx'
import { useTheDesk } from '../use-desk.ts'
import { DistributionDialog } from './distribution-dialog.tsx'

const OFFERED: DistributionMove[] = ['postpone', 'call-off', 'permit', 'restart', 'go-on']

/** The buttons of what this person may do about it now. */
export function Decisions({ distribution }: { distribution: Distribution }) {
  const { issue, publication, person } = useTheDesk()
  const [asked, setAsked] = useState<DistributionMove | null>(null)
  const facts = { issue, publication, actor: person, standsInFor: useStandsInFor() }
  const offered = OFFERED.flatMap((move) => {
    const refusal = whyNotMoveDistribution(distribution, move, facts)
    return refusal === 'wrong-state' || refusal === 'not-allowed' ? [] : [{ move, refusal }]
  })
  const close = () => setAsked(null)
  const of = { distribution, onClose: close }
  return (
    <>
      {offered.map(({ move, refusal }) => (
        <Button key={move} small whyNot={refusal ? REFUSALS[refusal].message : null} onPress={() => setAsked(move)}>
          {DISTRIBUTION_MOVES[move].label}
        </Button>
      ))}
      {asked === 'postpone' && <Postpone {...of} />}
      {asked === 'permit' && <Permit {...of} />}
      {asked === 'call-off' && (
        <DistributionDialog
          {...of}
          move="call-off"
          done="已取消定时发送"
          request={(reason, version) => ({ move: 'call-off', version, reason })}
        >
          <p>取消后不会自动发送。要再发送，须由签发领导确认。</p>
        </DistributionDialog>
      )}
      {asked === 'go-on' && (
        <DistributionDialog
          {...of}
          move="go-on"
          done="已提交，进展见本页"
          request={(reason, version) => ({ move: 'go-on', version, reason })}
        >
          <p>请先排除原因。继续后会再发送；若仍是同样的答复，将逐一记为发送失败，可再核定或重发。</p>
        </DistributionDialog>
      )}
      {asked === 'restart' && (
        <DistributionDialog
          {...of}
          move="restart"
          done="已提交，进展见本页"
          request={(reason, version) => ({ move: 'restart', version, reason })}
        >
          <p>系统会重新核对内容、PDF 和名单的哈希；与签发时不一致的，仍不发送。已发出的邮箱不会再发。</p>
        </DistributionDialog>
      )}
    </>
  )
}

type Of = { distribution: Distribution; onClose: () => void }

function Postpone({ distribution, onClose }: Of) {
  const [local, setLocal] = useState(() => daysFromNow(1, '09:00'))
  const at = instantOf(local)
  const late = at !== null && at > (distribution.permitUntil ?? '')
  return (
    <DistributionDialog
      distribution={distribution}
      onClose={onClose}
      move="postpone"
      done={late ? '已改期，等待签发领导确认' : '已改期'}
      whyNot={at === null ? '请选择发送时间' : at === distribution.sendAt ? '发送时间没有改动' : null}
      request={(reason, version) => ({ move: 'postpone', version, sendAt: at ?? '', reason })}
    >
      <TimeField label="发送时间" value={local} onChange={setLocal} error={undefined} />
      {late && (
        <Notice tone="amber">
          晚于签发许可的{minuteInChinese(distribution.permitUntil ?? '')}，改期后须由签发领导重新确认。
        </Notice>
      )}
    </DistributionDialog>
  )
}

function Permit({ distribution, onClose }: Of) {
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [local, setLocal] = useState(() => daysFromNow(1, '09:00'))
  const at = when === 'now' ? null : instantOf(local)
  return (
    <DistributionDialog
      distribution={distribution}
      onClose={onClose}
      move="permit"
      done={when === 'now' ? '已确认，正在分发' : '已确认，定时发送'}
      whyNot={when === 'later' && at === null ? '请选择发送时间' : null}
      request={(reason, version) => ({ move: 'permit', version, sendAt: at, reason })}
    >
      <p>
        确认后向签发时冻结的 <strong>{distribution.frozen} 个邮箱</strong>发送签发的 PDF。
      </p>
      <Select
        label="何时发送"
        value={when}
        // The options are these two and nothing else.
        onChange={(value) => setWhen(value as 'now' | 'later')}
        options={[
          { value: 'now', label: '现在发送' },
          { value: 'later', label: '定时发送' },
        ]}
      />
      {when === 'later' && <TimeField label="发送时间" value={local} onChange={setLocal} error={undefined} />}
    </DistributionDialog>
  )
}
