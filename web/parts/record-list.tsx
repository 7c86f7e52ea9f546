/** A record: who did what, when and why, newest first, and whether its chain holds. */
import type { AuditEntry } from '#shared/audit.ts'
import { ACTS } from '#shared/audit-labels.ts'
import { minuteInChinese } from '#shared/calendar.ts'
import { SETTLED_AS } from '#shared/distribution/delivery-labels.ts'
import { Notice } from './notice.tsx'
import { Empty } from './waiting.tsx'

type Props = {
  entries: readonly AuditEntry[]
  brokenAt: number | null
  /** What the record is of: an entry about just that need not say so. */
  label: string
}

export function RecordList({ entries, brokenAt, label }: Props) {
  if (entries.length === 0 && brokenAt === null) return <Empty>还没有记录。</Empty>
  return (
    <>
      {brokenAt === null ? (
        <Notice tone="green">共 {entries.length} 条记录，前后相连，完整无缺。</Notice>
      ) : (
        <Notice tone="red" title={`记录链在第 ${brokenAt} 条处断开`}>
          <p>该条及其后的记录可能被改动过，请立即联系管理员核查。</p>
        </Notice>
      )}
      <ol className="record" reversed>
        {entries.toReversed().map((entry) => (
          <Entry key={entry.seq} entry={entry} label={label} broken={brokenAt !== null && entry.seq >= brokenAt} />
        ))}
      </ol>
    </>
  )
}

const Entry = ({ entry, broken, label }: { entry: AuditEntry; broken: boolean; label: string }) => (
  <li className={broken ? 'record-broken' : undefined}>
    <div className="record-line">
      <strong>{ACTS[entry.what]}</strong>
      <span>{entry.who.name}</span>
      <time dateTime={entry.at}>{minuteInChinese(entry.at)}</time>
    </div>
    {entry.about !== label && <div className="muted break">{clipped(entry.about)}</div>}
    {entry.why && <div className="record-why">说明：{entry.why}</div>}
    <details className="record-facts">
      <summary>依据</summary>
      <dl className="pairs">
        <dt>序号</dt>
        <dd>{entry.seq}</dd>
        {Object.entries(entry.facts).map(([name, value]) => (
          <Fact key={name} name={name} value={String(value)} />
        ))}
        <dt>本条哈希</dt>
        <dd className="hash">{entry.hash}</dd>
      </dl>
    </details>
  </li>
)

const FACTS: Record<string, string> = {
  version: '版本',
  revision: '修订版',
  contentHash: '内容哈希',
  pdfHash: 'PDF 哈希',
  recipientsHash: '收件名单哈希',
  recipients: '收件邮箱数',
  deadline: '截稿时间',
  departments: '单位',
  submission: '来稿编号',
  released: '取消采用的来稿编号',
  delivery: '分发编号',
  step: '环节',
  sendAt: '发送时间',
  permitUntil: '许可至',
  deliveries: '分发编号',
  resend: '重发编号',
  period: '所属月份',
  issueDate: '印发日期',
  lists: '名单',
  settingsHash: '设置哈希',
  mailboxes: '邮箱数',
  corrects: '所更正的一期',
  label: '期次',
  as: '核定为',
  messageId: '前一封邮件编号',
  messageIds: '前一封邮件编号',
}

/** What is decided of many names every one of them: the whole of it is in the proof. */
const LONGEST = 300
const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}……（共 ${text.length} 字）` : text)

const worded = (name: string, value: string): string =>
  (name === 'as' && Object.entries(SETTLED_AS).find(([as]) => as === value)?.[1]) || value

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{FACTS[name] ?? name}</dt>
    <dd className="hash">{clipped(worded(name, value))}</dd>
  </>
)
