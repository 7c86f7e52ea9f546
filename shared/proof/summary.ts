/**
 * The readable page of a proof: what was approved, by whom, and what became of every mailbox. `check-summary.ts` makes it again from
 * the other parts, so that any change to it, down to its style, is another format of the proof (`proof-parts.ts`).
 */
import { minuteInChinese } from '../calendar.ts'
import { listsInWords } from '../centre/labels.ts'
import { signedName } from '../centre/stands-in.ts'
import type { Acknowledgement } from '../checks/acknowledgement.ts'
import { arrivalsInWords, arrivalsOf, mayHaveGone } from '../distribution/arrivals.ts'
import type { Delivery, DeliveryState, Distribution } from '../distribution/delivery.ts'
import { DELIVERY_STATES, lateInWords } from '../distribution/delivery-labels.ts'
import { escapeHtml } from '../escape-html.ts'
import type { FrozenLetter } from '../issue/frozen-letter.ts'
import { type Format, type PartName, type SignOffChain, titleOf } from './proof-parts.ts'

/** What it sums up: four parts of the proof, and the end of the record; and which format of the page is asked for. */
export type Summed = {
  format: Format
  chain: SignOffChain
  /** Null where none was signed. */
  letter: FrozenLetter | null
  distribution: Distribution
  deliveries: readonly Delivery[]
  head: { seq: number; hash: string }
  /** Of the content, as it was signed. */
  acknowledged: readonly Acknowledgement[]
}

/** A piece of the page: what it is called, and the parts whose statements it repeats; none for what every page says. */
export type Passage = { name: string; of: PartName[]; html: string }

const STYLE = `body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 sans-serif;color:#1a1a1a}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin-top:2rem}table{width:100%;border-collapse:collapse;font-size:.875rem}
th,td{padding:.35rem .5rem;border:1px solid #bbb;text-align:left;vertical-align:top}code{overflow-wrap:anywhere}
td{overflow-wrap:anywhere}@media print{body{margin:0}thead{display:table-header-group}}`

/** A whole HTML document; every word of it that a person wrote stands as text. */
export const summaryPage = (summed: Summed): string =>
  summaryPassages(summed)
    .map(({ html }) => html)
    .join('')

/** The page piece by piece, in its order. */
export function summaryPassages(summed: Summed): Passage[] {
  const { format, chain, letter, distribution, deliveries, head, acknowledged } = summed
  const { approvals, signOff } = chain
  const title = escapeHtml(titleOf(chain))
  return [
    {
      name: '页首',
      of: [],
      html: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
`,
    },
    {
      name: '标题',
      of: ['sign-off.json'],
      html: `<title>分发证明 ${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>分发证明：${title}</h1>
`,
    },
    {
      name: '签发与分发概况',
      of: ['sign-off.json', 'deliveries.json'],
      html: OVERVIEW[format](summed),
    },
    {
      name: '签发时绑定的哈希',
      of: ['sign-off.json'],
      html: `<h2>签发时绑定的哈希（SHA-256）</h2>
${table(
  ['对象', '文件', 'SHA-256'],
  [
    ['PDF', 'issue.pdf', signOff.pdf.hash],
    ['内容', 'content.json', signOff.contentHash],
    ...(signOff.letterHash ? [['邮件', 'letter.json', signOff.letterHash]] : []),
    ['收件名单', 'recipients.json', signOff.recipientsHash],
  ],
)}
`,
    },
    ...(letter ? [{ name: '签发的邮件', of: LETTER_AND_LEDGER, html: letterInWords(letter, distribution) }] : []),
    ...(WITHOUT_ACKNOWLEDGED.has(format)
      ? []
      : [{ name: '核实说明', of: OF_CONTENT, html: acknowledgedInWords(acknowledged) }]),
    {
      name: '审核与签发',
      of: ['sign-off.json'],
      html: `<h2>审核与签发</h2>
${table(
  ['环节', '办理人', '时间', '意见'],
  approvals.map((one) => [one.stepName, signedName(one), minuteInChinese(one.at), one.comment || '—']),
)}
`,
    },
    {
      name: '分发结果',
      of: ['deliveries.json'],
      html: `<h2>分发结果</h2>
<p>${tally(countsOf(deliveries), frozenAndLate(deliveries))}</p>
${table(['收件人', '单位', '邮箱', '名单', '结果', '时间', '邮件编号（Message-ID）', '说明'], deliveries.map(rowOf))}
`,
    },
    {
      name: '审计记录',
      of: ['audit.jsonl'],
      html: `<h2>审计记录</h2>
<p>audit.jsonl 共 ${head.seq} 条，逐条以哈希相连，末条哈希 <code>${head.hash}</code>。</p>
`,
    },
    {
      name: '如何核验',
      of: [],
      html: `<h2>如何核验</h2>
<p>各部分的哈希写在 manifest.json 中。运行 <code>npm run -s cx -- verify 分发证明.zip 收到的.pdf</code> 可离线逐项核对；改动任何一个字节都会被发现。</p>
</body>
</html>
`,
    },
  ]
}

const OF_CONTENT: PartName[] = ['content.json']
/** They were made before findings were acknowledged. */
const WITHOUT_ACKNOWLEDGED: ReadonlySet<Format> = new Set(['chuangxun-proof-1', 'chuangxun-proof-2'])

/** Why findings stand that the checks had: part of what was signed. */
const acknowledgedInWords = (acknowledged: readonly Acknowledgement[]): string =>
  `<h2>核实说明</h2>
${
  acknowledged.length === 0
    ? '<p>送审时没有核实说明。</p>'
    : table(
        ['位置', '检查发现', '核实说明', '核实人', '时间'],
        acknowledged.map(({ where, message, reason, by, at }) => [
          where,
          message,
          reason,
          by.name,
          minuteInChinese(at),
        ]),
      )
}
`

const LETTER_AND_LEDGER: PartName[] = ['letter.json', 'deliveries.json']

/** What each recipient saw beside the file. */
const letterInWords = ({ subject, from, replyTo, fileName }: FrozenLetter, { mailFrom }: Distribution): string =>
  `<h2>签发的邮件</h2>
${table(
  ['主题', '发件人', '回复到', '附件的文件名'],
  [[subject, `${from.name} <${from.address}>`, replyTo ?? '发件地址', fileName]],
)}
<p>正文见 letter.json。${mailFrom === undefined ? '' : `后经核查，改由 ${escapeHtml(mailFrom)} 发出。`}本期签发更正之后发出的邮件，在主题后和正文开头另有更正的说明，文字随更正那一期签发。</p>
`

const arrivals = ({ chain: { issue, signOff }, distribution, deliveries }: Summed): string => {
  const arrivals = arrivalsOf(countsOf(deliveries))
  return `<p>${signedInWords(signOff)}。${scheduledInWords(signOff)}分发于${endOf(distribution)}完毕：${arrivalsInWords(arrivals)}${perhapsBefore(deliveries)}。</p>
<p>本证明中的 issue.pdf（${sizeOf(signOff)}）是签发的那一份，${mayHaveGone(arrivals) ? '发出的每一封邮件，附件都是它' : '没有一个邮箱确知收到它'}。</p>
${correctsInWords(issue, '发给收到或可能收到该期的邮箱')}`
}

/** Who signed what, when it was distributed, and what is known to have arrived. */
const OVERVIEW: Readonly<Record<Format, (summed: Summed) => string>> = {
  // It said of every mailbox that it has the file, whatever became of its letter.
  'chuangxun-proof-1': ({ chain: { issue, signOff }, distribution }) =>
    `<p>${signedInWords(signOff)}；分发于${endOf(distribution)}完毕。${scheduledInWords(signOff)}各邮箱收到的附件都是本证明中的 issue.pdf（${sizeOf(signOff)}）。</p>
${correctsInWords(issue, '发给收到该期的邮箱')}`,
  'chuangxun-proof-2': arrivals,
  'chuangxun-proof-3': arrivals,
}

const signedInWords = (signOff: SignOffChain['signOff']): string =>
  `${escapeHtml(signedName(signOff))}于${minuteInChinese(signOff.at)}签发第 ${signOff.revision} 稿，冻结收件邮箱 ${signOff.recipientsCount} 个`

const endOf = ({ endedAt }: Distribution): string => (endedAt ? minuteInChinese(endedAt) : '（未记录）')

const sizeOf = ({ pdf }: SignOffChain['signOff']): string => `${pdf.pages} 页，${pdf.bytes} 字节`

const correctsInWords = ({ corrects }: SignOffChain['issue'], toWhom: string): string =>
  corrects
    ? `<p>本期是对${escapeHtml(corrects.label)}的更正，${toWhom}；该期的 PDF：<code>${corrects.pdfHash}</code>。</p>\n`
    : ''

const scheduledInWords = ({ permit }: SignOffChain['signOff']): string =>
  permit ? `签发时定于${minuteInChinese(permit.from)}发送，许可至${minuteInChinese(permit.until)}。` : ''

/** Of those whose last letter did not arrive: how many may have the file of one before. */
function perhapsBefore(deliveries: readonly Delivery[]): string {
  const perhaps = deliveries.filter(({ state, reached }) => reached && !DELIVERY_STATES[state].reached).length
  return perhaps ? `（其中 ${perhaps} 个此前发出的一封可能已送达）` : ''
}

type Counts = Partial<Record<DeliveryState, number>>

function countsOf(deliveries: readonly Delivery[]): Counts {
  const counts: Counts = {}
  for (const { state } of deliveries) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** `冻结总数 37`, and how many were added later. */
function frozenAndLate(deliveries: readonly Delivery[]): string {
  const late = deliveries.filter((delivery) => delivery.late).length
  return `冻结总数 ${deliveries.length - late}${late ? ` + 补发 ${late}` : ''}`
}

/** `冻结总数 37 = 已送达 30 + 被退回 7`. */
const tally = (counts: Counts, whole: string): string =>
  `${whole} = ${Object.entries({ ...DELIVERY_STATES })
    // Object.entries loses the key type; the table is closed
    .map(([state, { label }]) => ({ label, count: counts[state as DeliveryState] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count}`)
    .join(' + ')}`

const rowOf = (delivery: Delivery): string[] => {
  const { name, unit, address, lists, state, sentAt, messageId, reason } = delivery
  return [
    name,
    unit,
    address,
    listsInWords(lists),
    DELIVERY_STATES[state].label,
    sentAt ? minuteInChinese(sentAt) : '—',
    messageId ?? '—',
    [reason, lateInWords(delivery)].filter(Boolean).join('；') || '—',
  ]
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`
