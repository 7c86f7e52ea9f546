/** Row by row what becomes of the file; what needs a look first, and no more rows than a page can hold. */
import { listsInWords } from '#shared/centre/labels.ts'
import type { RecipientSettings } from '#shared/centre/recipient.ts'
import type { Change } from '#shared/recipients/compare.ts'
import type { Place, Verdict } from '#shared/recipients/verdict.ts'
import { Badge } from '../../../parts/badge.tsx'
import type { Tone } from '../../../state-badges.ts'

const MOST_SHOWN = 500

type Line = { at: Place | null; label: string; tone: Tone; who: RecipientSettings | null; says: string }

const listsOf = ({ lists }: RecipientSettings) => listsInWords(lists)

const WORDS = {
  removed: { label: '移除', tone: 'red' },
  changed: { label: '变更', tone: 'amber' },
  new: { label: '新增', tone: 'green' },
  unchanged: { label: '不变', tone: 'grey' },
} as const satisfies Record<Change['kind'], { label: string; tone: Tone }>

const lineOf = (change: Change): Line => {
  const who = change.kind === 'removed' ? change.before : change.recipient
  const at = change.kind === 'removed' ? null : change.at
  const says =
    change.kind === 'removed'
      ? '不在文件中'
      : change.kind === 'changed'
        ? `原为：${[change.before.name, change.before.unit, listsOf(change.before)].filter(Boolean).join('，')}`
        : ''
  return { at, ...WORDS[change.kind], who, says }
}

function linesOf({ refused, merged }: Verdict, changes: readonly Change[]): Line[] {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).map(lineOf)
  return [
    ...refused.map(({ reason, ...at }): Line => ({ at, label: '拒绝', tone: 'red', who: null, says: reason })),
    ...of('removed'),
    ...merged.map(
      ({ into, intoSheet, ...at }): Line => ({
        at,
        label: '合并',
        tone: 'blue',
        who: null,
        says: `与${intoSheet === undefined ? '' : `工作表“${intoSheet}”`}第 ${into} 行是同一个邮箱，名单合在一起`,
      }),
    ),
    ...of('changed'),
    ...of('new'),
    ...of('unchanged'),
  ]
}

const rowInWords = ({ row, sheet }: Place): string => `${sheet === undefined ? '' : `${sheet} `}第 ${row} 行`

export function ImportTable({ verdict, changes }: { verdict: Verdict; changes: readonly Change[] }) {
  const lines = linesOf(verdict, changes)
  return (
    <>
      <table className="table" aria-label="逐行核对">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">结果</th>
            <th scope="col">收件人</th>
            <th scope="col">名单</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_SHOWN).map(({ at, label, tone, who, says }, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of the file may stand in several lines, which hold no state
            <tr key={line}>
              <th scope="row" data-label="行">
                {at === null ? '—' : rowInWords(at)}
              </th>
              <td data-label="结果">
                <Badge label={label} tone={tone} />
              </td>
              <td data-label="收件人" className="break">
                {who ? [who.name, who.unit, who.address].filter(Boolean).join('　') : '—'}
              </td>
              <td data-label="名单">{who ? listsOf(who) : '—'}</td>
              <td data-label="说明">{says || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > MOST_SHOWN && (
        <p className="muted">
          只列出前 {MOST_SHOWN} 行，其余 {lines.length - MOST_SHOWN} 行同样会办理。
        </p>
      )}
    </>
  )
}
