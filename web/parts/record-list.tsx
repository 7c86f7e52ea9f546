/** A record: who did what, when and why, newest first, and whether its chain holds. */

import type { AuditEntry } from '#shared/audit.ts'
import { factInWords, type Names, namesIn } from '#shared/audit-facts.ts'
import { actLabel } from '#shared/audit-labels.ts'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Unread } from '#shared/unread.ts'
import { type Folded, foldedEntries } from './folded-entries.ts'
import { Notice } from './notice.tsx'
import { TurnPages, type usePages } from './turn-pages.tsx'
import { UnreadNotice } from './unread-rows.tsx'
import { Empty } from './waiting.tsx'

type Props = {
  /** Those of the page. */
  entries: readonly AuditEntry[]
  /** How many there are in all. */
  count: number
  brokenAt: number | null
  /** So many of the first entries are of before records were sealed. */
  unsealed: number
  unread?: Unread | undefined
  /** What the record is of: an entry about just that need not say so. */
  label: string
  /** Whose departments and lists its facts name. */
  publication: Publication
  pages: ReturnType<typeof usePages>
  next: string | null
  /** As of TurnPages. */
  isWaiting?: boolean
}

export function RecordList({ entries, count, brokenAt, unsealed, unread, label, publication, ...turning }: Props) {
  const names = namesIn([publication])
  if (count === 0 && brokenAt === null) return <Empty>还没有记录。</Empty>
  return (
    <>
      {brokenAt === null ? (
        <Notice tone="green">
          共 {count} 条记录，前后相连，完整无缺。
          {unsealed > 0 && `其中前 ${unsealed} 条写于启用密封之前，没有密钥保护。`}
        </Notice>
      ) : (
        <Notice tone="red" title={`记录链在第 ${brokenAt} 条处断开`}>
          <p>该条及其后的记录可能被改动过，请立即联系管理员核查。</p>
        </Notice>
      )}
      <UnreadNotice unread={unread} />
      <ol className="record" reversed>
        {foldedEntries(entries)
          .toReversed()
          .map((acts) => (
            <Entry
              key={acts[0].seq}
              acts={acts}
              names={names}
              label={label}
              broken={brokenAt !== null && acts.some(({ seq }) => seq >= brokenAt)}
            />
          ))}
      </ol>
      <TurnPages {...turning} />
    </>
  )
}

type EntryProps = { acts: Folded; broken: boolean; label: string; names: Names }

const Entry = ({ acts, broken, label, names }: EntryProps) => {
  const [entry] = acts
  const last = acts.at(-1) ?? entry
  return (
    <li className={broken ? 'record-broken' : undefined}>
      <div className="record-line">
        <strong>
          {actLabel(entry.what)}
          {acts.length > 1 && `（保存 ${acts.length} 次）`}
        </strong>
        <span>{entry.who.name}</span>
        <span>
          <time dateTime={entry.at}>{minuteInChinese(entry.at)}</time>
          {acts.length > 1 && (
            <>
              {' '}
              至 <time dateTime={last.at}>{minuteInChinese(last.at)}</time>
            </>
          )}
        </span>
      </div>
      {entry.about !== label && <div className="muted break">{clipped(entry.about)}</div>}
      {entry.why && <div className="record-why">说明：{entry.why}</div>}
      <details className="record-facts">
        <summary>依据</summary>
        {acts.map((one) => (
          <dl key={one.seq} className="pairs">
            <dt>序号</dt>
            <dd>{one.seq}</dd>
            {Object.entries(one.facts).map(([name, value]) => (
              <Fact key={name} fact={factInWords(name, value, names)} />
            ))}
            <dt>本条哈希</dt>
            <dd className="hash">{one.hash}</dd>
          </dl>
        ))}
      </details>
    </li>
  )
}

/** What is decided of many names every one of them: the whole of it is in the proof. */
const LONGEST = 300
const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}……（共 ${text.length} 字）` : text)

const Fact = ({ fact: { label, value } }: { fact: { label: string; value: string } }) => (
  <>
    <dt>{label}</dt>
    <dd className="hash">{clipped(value)}</dd>
  </>
)
