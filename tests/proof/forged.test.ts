/** Someone who alters a part and makes the manifest fit again is still found out: the parts speak of one another. */
import { beforeAll, expect, test } from 'vitest'
import { deliveryId } from '#shared/distribution/delivery-id.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { MANIFEST } from '#shared/proof/proof-parts.ts'
import { aProof } from '../support/a-proof.ts'
import { type Forgery, forged, json, type Row } from '../support/forger.ts'
import { usingCentre } from '../support/using-centre.ts'
import { LETTER_FORGERIES } from './letter-forgeries.ts'

const LATE = { address: 'late@office.example', name: '新任处长', unit: '', lists: ['distribution' as const] }

const { centre } = await usingCentre()
let zip: Uint8Array
beforeAll(async () => {
  const { issue, ...proof } = await aProof(centre, LATE)
  STRANGER.id = await deliveryId(issue.id, STRANGER.address)
  zip = proof.zip
})

const frozen = (deliveries: Row[]): Row => deliveries.find(({ late }) => !late)
const added = (deliveries: Row[]): Row => deliveries.find(({ late }) => late)
/** A mailbox that nobody added; its id is that of a delivery to it. */
const STRANGER = { id: '', address: 'stranger@office.example' }

const FORGERIES: Forgery[] = [
  ['another PDF', 'issue.pdf', (text) => `${text} `, 'PDF不是签发的那一份'],
  ['another content', 'content.json', (text) => text.replace('窗口', '柜台'), '内容不是签发的那一份'],
  ...LETTER_FORGERIES,
  [
    'one mailbox more on the list',
    'recipients.json',
    json((list) => list.push({ ...list[0], address: 'x@x.example' })),
    '收件名单不是签发的那一份',
  ],
  [
    'a sign-off by another',
    'sign-off.json',
    json(({ signOff }) => (signOff.personId = 'zhou-min')),
    '最后环节与签发记录不一致',
  ],
  [
    'a correction of another issue made of it',
    'sign-off.json',
    json(
      ({ issue }) =>
        (issue.corrects = { issueId: 'x', label: '2026年第1期', issueDate: '2026-01-14', pdfHash: 'a'.repeat(64) }),
    ),
    '更正的是哪一期，与审计记录不一致',
  ],
  ['an approval left out', 'sign-off.json', json(({ approvals }) => approvals.shift()), '审核环节不齐'],
  [
    'an approval by an author',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].personId = 'zhou-min')),
    '有人审核了自己参与编写的稿件',
  ],
  [
    'both steps by one person',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].personId = approvals[1].personId)),
    '有人办理了两个环节',
  ],
  [
    'an approval of something else',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].pdfHash = 'a'.repeat(64))),
    '有环节审核的不是签发的内容或 PDF',
  ],
  [
    'an approval at another hour',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].at = '2026-01-31T00:00:00.000Z')),
    '审计记录中没有“处室审核',
  ],
  [
    'another signed list',
    'sign-off.json',
    json(({ signOff }) => (signOff.recipientsHash = 'a'.repeat(64))),
    '审计记录中没有这次签发',
  ],
  [
    'another publication',
    'sign-off.json',
    json(({ issue }) => (issue.publicationName = '另一份简报')),
    '审核签发记录不是这一期的',
  ],
  ['another issue', 'sign-off.json', json(({ issue }) => (issue.id = 'another')), '审核签发记录不是这一期的'],
  [
    'a mailbox lost from the ledger',
    'deliveries.json',
    json(({ deliveries }) => deliveries.splice(deliveries.indexOf(frozen(deliveries)), 1)),
    '名单上有、分发记录中没有的邮箱',
  ],
  [
    'a mailbox added to the ledger',
    'deliveries.json',
    json(({ deliveries }) => deliveries.push({ ...frozen(deliveries), address: 'x@x.example' })),
    '名单上没有、分发记录中却有的邮箱：x@x.example',
  ],
  [
    'a mailbox added later by nobody',
    'deliveries.json',
    json(({ distribution, deliveries }) => {
      distribution.late += 1
      deliveries.push({ ...added(deliveries), id: STRANGER.id, address: STRANGER.address })
    }),
    `审计记录中没有由 周敏 向 ${STRANGER.address} 补发一事`,
  ],
  [
    'a mailbox added later under another name',
    'deliveries.json',
    json(({ deliveries }) => (added(deliveries).late.personId = 'lin-guodong')),
    '审计记录中没有由 周敏 向 late@office.example 补发一事',
  ],
  [
    'a frozen mailbox passed off as added later',
    'deliveries.json',
    json(({ deliveries }) => {
      frozen(deliveries).late = added(deliveries).late
    }),
    '名单上已有、却记为补发的邮箱',
  ],
  [
    'a mailbox added later, and lost',
    'deliveries.json',
    json(({ distribution, deliveries }) => {
      distribution.late = undefined
      deliveries.splice(deliveries.indexOf(added(deliveries)), 1)
    }),
    '补发给 late@office.example 的分发记录不见了',
  ],
  [
    'an hour that nobody permitted',
    'sign-off.json',
    json(({ signOff }) => (signOff.permit = { from: signOff.at, until: '2027-02-01T00:00:00.000Z' })),
    '审计记录中没有这次签发',
  ],
  [
    'a mailbox sent to twice',
    'deliveries.json',
    json(({ deliveries }) => deliveries.push(frozen(deliveries))),
    '不止一条分发记录',
  ],
  [
    'a delivery not at its end',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).state = 'queued')),
    '没有分发完的邮箱',
  ],
  [
    'a delivery of another PDF',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).pdfHash = 'a'.repeat(64))),
    '发送的不是签发的 PDF',
  ],
  [
    'a delivery of another list',
    'deliveries.json',
    json(({ deliveries }) => {
      const { lists } = frozen(deliveries)
      lists.splice(0, 2, ...(lists.length === 2 ? ['reporting'] : ['reporting', 'distribution']))
    }),
    '所在名单与冻结时不一致',
  ],
  [
    'a delivery of another issue',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).id = 'a')),
    '不属于本期的记录',
  ],
  [
    'a complaint that nobody recorded',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).told = { 1: 'complained' })),
    '被退回或投诉一事',
  ],
  [
    'a letter without its number',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).messageId = null)),
    '既没有邮件编号',
  ],
  [
    'a resend that nobody decided',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).round = 2)),
    '重发的次数与审计记录不一致',
  ],
  [
    'a bounce that nobody told of',
    'deliveries.json',
    json(({ deliveries }) => (frozen(deliveries).state = 'bounced')),
    '被退回或投诉一事',
  ],
  [
    'a signer by another name',
    'sign-off.json',
    json(({ approvals, signOff }) => {
      approvals.at(-1).personName = '林国梁'
      signOff.personName = '林国梁'
    }),
    '审计记录中没有这次签发',
  ],
  [
    'a step taken under another name',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].personName = '林国梁')),
    '审计记录中没有“处室审核 林国梁”这一环节',
  ],
  [
    'a step in the stead of one whom nobody stood in for',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].onBehalfOf = { personId: 'he-jing', personName: '何静' })),
    '审计记录中没有“处室审核',
  ],
  [
    'a step in the stead of who takes the other',
    'sign-off.json',
    json(({ approvals: [one, { personId, personName }] }) => (one.onBehalfOf = { personId, personName })),
    '有人办理了两个环节',
  ],
  [
    'words that an approver did not write',
    'sign-off.json',
    json(({ approvals }) => (approvals[0].comment = '同意，已核')),
    '审计记录中没有“处室审核',
  ],
  [
    'a distribution that ended at another hour',
    'deliveries.json',
    json(({ distribution }) => (distribution.endedAt = '2026-01-31T00:00:00.000Z')),
    '分发完毕的时间与审计记录不一致',
  ],
  ['an entry altered', 'audit.jsonl', (text) => text.replace('林国栋', '林国梁'), '链条在第'],
  ['the last entry cut off', 'audit.jsonl', (text) => text.replace(/[^\n]+\n$/, ''), '链条在第'],
  ['an entry left out', 'audit.jsonl', (text) => text.replace(/\n[^\n]+/, ''), '链条在第 3 条断开'],
  ['an entry that is none', 'audit.jsonl', (text) => `${text}{}\n`, '审计记录读不出来'],
]

test.each(FORGERIES)('%s', async (_, part, rewrite, found) => {
  const verdict = await checkProof(await forged(zip, part, rewrite))
  const wrong = verdict.findings.filter(({ holds }) => !holds)
  expect(verdict.holds).toBe(false)
  expect(wrong.map(({ says }) => says).join('\n')).toContain(found)
  // The manifest and the wrapping were made to fit.
  expect(wrong.filter((one) => one.part === 'zip' || one.part === MANIFEST)).toEqual([])
})
