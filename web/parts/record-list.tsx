/** A record: who did what, when and why, newest first, and whether its chain holds. */

import type { AuditEntry } from '#shared/audit.ts'
import { factInWords, type Names, namesIn } from '#shared/audit-facts.ts'
import { sentenceOf } from '#shared/audit-sentences.ts'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { clipped } from '#shared/clipped.ts'
import type { Unread } from '#shared/unread.ts'
import { type Folded, foldedEntries } from './folded-entries.ts'
import { Notice } from './notice.tsx'
import { RecordTools } from './record-tools.tsx'
import { TurnPages } from './turn-pages.tsx'
import { UnreadNotice } from './unread-rows.tsx'
import type { RecordView } from './use-record.ts'
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
  /** Of all of it: what there is to choose from. */
  people: readonly { id: string; name: string }[]
  acts: readonly string[]
  /** How many are of what is asked for. */
  found: number
  /** Whose departments and lists its facts name. */
  publication: Publication
  view: RecordView
  /** Where its file is, and what it is saved as, without its ending. */
  fileAddress: string
  fileName: string
  exported?: string
  next: string | null
  /** As of TurnPages. */
  isWaiting?: boolean
}

export function RecordList({ entries, count, brokenAt, unsealed, unread, publication, view, ...more }: Props) {
  const names = namesIn([publication])
  const { people, acts, found, fileAddress, fileName, exported = '', ...turning } = more
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
      <RecordTools {...{ view, people, acts, found, fileAddress, fileName, exported }} />
      <UnreadNotice unread={unread} />
      <ol className="record" reversed>
        {foldedEntries(entries)
          .toReversed()
          .map((acts) => (
            <Entry
              key={acts[0].seq}
              acts={acts}
              names={names}
              broken={brokenAt !== null && acts.some(({ seq }) => seq >= brokenAt)}
            />
          ))}
      </ol>
      <TurnPages pages={view.pages} {...turning} />
    </>
  )
}

type EntryProps = { acts: Folded; broken: boolean; names: Names }

const Entry = ({ acts, broken, names }: EntryProps) => {
  const [entry] = acts
  const last = acts.at(-1) ?? entry
  return (
    <li className={broken ? 'record-broken' : undefined}>
      <div className="record-line">
        <time dateTime={entry.at}>{minuteInChinese(entry.at)}</time>
        {acts.length > 1 && (
          <span className="muted">
            至 <time dateTime={last.at}>{minuteInChinese(last.at)}</time>，保存 {acts.length} 次
          </span>
        )}
      </div>
      <div className="break">{sentenceOf(entry, names)}</div>
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

/** What is decided of many names every one of them: the whole of it is in the file and in the proof. */
const LONGEST_FACT = 300

const Fact = ({ fact: { label, value } }: { fact: { label: string; value: string } }) => (
  <>
    <dt>{label}</dt>
    <dd className="hash">{clipped(value, LONGEST_FACT)}</dd>
  </>
)
