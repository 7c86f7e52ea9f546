/** Every mail, with words in each field that a person fills, and what it must say. */
import { approvalFell } from '#shared/mail/approval-fell.ts'
import { approvalWithdrawn } from '#shared/mail/approval-withdrawn.ts'
import { callForNews } from '#shared/mail/call-for-news.ts'
import { inputClosed } from '#shared/mail/input-closed.ts'
import { inputReopened } from '#shared/mail/input-reopened.ts'
import { correctedNotice } from '#shared/mail/issue-mail.ts'
import { issueOut } from '#shared/mail/issue-out.ts'
import { issuePublished } from '#shared/mail/issue-published.ts'
import { mailWasPaused } from '#shared/mail/mail-was-paused.ts'
import type { Message } from '#shared/mail/message.ts'
import { personChanged } from '#shared/mail/person-changed.ts'
import { reminder } from '#shared/mail/reminder.ts'
import { returnReminder } from '#shared/mail/return-reminder.ts'
import { reviewRequested } from '#shared/mail/review-requested.ts'
import { reviewReturned } from '#shared/mail/review-returned.ts'
import { reviewStopped } from '#shared/mail/review-stopped.ts'
import { sendingAsks } from '#shared/mail/sending-asks.ts'
import { sendingHeld } from '#shared/mail/sending-held.ts'
import { sendingStopped } from '#shared/mail/sending-stopped.ts'
import { sentToReview } from '#shared/mail/sent-to-review.ts'
import { signInCode } from '#shared/mail/sign-in-code.ts'
import { submissionAdopted } from '#shared/mail/submission-adopted.ts'
import { submissionDeclined } from '#shared/mail/submission-declined.ts'
import { submissionReturned } from '#shared/mail/submission-returned.ts'
import { submissionsDigest } from '#shared/mail/submissions-digest.ts'
import { substituteNamed } from '#shared/mail/substitute-named.ts'
import { substitutionBegins } from '#shared/mail/substitution-begins.ts'
import { COMMENTS_DIGEST } from './comments-digest.ts'
import { HEAD_MAILS } from './heads-part.ts'
import { mailOf } from './issue-mail.ts'
import { JOINT_MAILS } from './joint-submissions.ts'
import { EXTENSION_MAILS } from './mails-of-extensions.ts'
import { OF_FILES } from './mails-of-files.ts'
import { OF_PLANS } from './mails-of-plans.ts'
import { leftOpen } from './texts-left-open.ts'

const deadline = '2026-02-05T09:00:00.000Z'
const address = 'https://news.office.example/issues/1?a=1&b=2'

const decided = (words: string) => ({ publication: words, issue: words, text: words, reason: words, link: address })

const ended = (words: string) => ({
  ...{ publication: words, issue: words, step: words },
  ...{ by: words, reason: words, link: address },
})

const called = (words: string) => ({
  ...{ publication: words, issue: words, department: words, brief: words },
  ...{ deadline, link: address },
})

/** Every mail, by its file's name, with `words` in each field a person fills; and what it must say. */
export const MAILS: Record<string, { of: (words: string) => Message; says: string[] }> = {
  'sign-in-code': { of: (words) => signInCode({ code: words, minutes: 10 }), says: ['10 分钟'] },
  'call-for-news': {
    of: (words) => callForNews(called(words)),
    says: ['约稿', '约稿要求', '2026年2月5日 17:00', address],
  },
  reminder: {
    of: (words) => reminder({ ...called(words), started: 1, withHead: 3, toConfirm: 2 }),
    says: ['尚未收到', '2026年2月5日 17:00', '1 篇来稿已开始', '2 篇其他单位联合报送', '3 篇来稿等待', address],
  },
  ...JOINT_MAILS,
  ...HEAD_MAILS,
  ...OF_PLANS,
  ...OF_FILES,
  ...EXTENSION_MAILS,
  'return-reminder': {
    of: (words) => returnReminder({ ...called(words), returned: [{ text: words, reason: words }] }),
    says: ['退改', '约稿要求', '2026年2月5日 17:00', address],
  },
  'input-closed': {
    of: (words) =>
      inputClosed({ publication: words, issue: words, department: words, ...leftOpen(words), link: address }),
    says: ['已截稿', '2 篇来稿已开始填写', '仍可修改后交回', '本期不再接收', address],
  },
  'comments-digest': COMMENTS_DIGEST,
  'sent-to-review': {
    of: (words) =>
      sentToReview({ publication: words, issue: words, department: words, ...leftOpen(words), link: address }),
    says: ['已送审', '2 篇来稿已开始填写', '仍可修改后交回', '还没有决定是否采用', address],
  },
  'submissions-digest': {
    of: (words) => {
      const one = { department: words, by: words, at: deadline }
      const told = [
        { ...one, move: 'hand-in', late: true, text: words } as const,
        { ...one, move: 'take-back' } as const,
      ]
      return submissionsDigest({
        publication: words,
        issues: [{ issue: words, told }],
        link: address,
      })
    },
    says: ['收到来稿 1 篇', '撤回来稿 1 篇', '逾期', '2026年2月5日 17:00', '采用、退改或不采用', address],
  },
  'submission-returned': {
    of: (words) => submissionReturned({ ...decided(words), marked: words }),
    says: ['退改意见', '标出的文字', address],
  },
  'submission-declined': {
    of: (words) => submissionDeclined(decided(words)),
    says: ['未采用', '原因', address],
  },
  'submission-adopted': {
    of: (words) => submissionAdopted({ publication: words, issue: words, text: words, link: address }),
    says: ['已采用', address],
  },
  'review-requested': {
    of: (words) =>
      reviewRequested({
        ...{ publication: words, issue: words, step: words, asked: '签发', by: words, revision: 2 },
        ...{ issueDate: '2026-02-14', late: false, findings: { open: 1, acknowledged: 2 }, link: address },
        comments: 3,
        changed: { revision: 1, own: true, places: [words, words] },
        substitutes: [words],
      }),
    says: [
      ...['送审人', '请您审阅后签发', '2026年2月14日，请在此之前办理', '与您上次办理的第 1 稿相比，有 2 处改动'],
      ...['改动的地方', '1 处，另有 2 处已作核实说明', '3 条，列在文前', address],
    ],
  },
  'review-returned': {
    of: (words) =>
      reviewReturned({ publication: words, issue: words, step: words, by: words, reason: words, link: address }),
    says: ['退回意见', address],
  },
  'review-stopped': {
    of: (words) => reviewStopped({ ...ended(words), how: 'withdrawn' }),
    says: ['撤回送审', '暂不需要您办理', '另行通知', address],
  },
  'substitute-named': {
    of: (words) =>
      substituteNamed({
        ...{ absent: words, substitute: words, by: words, ended: false, waiting: [words] },
        ...{ from: '2026-03-01', until: '2026-03-05', link: address },
      }),
    says: ['署名为', '2026年3月1日至2026年3月5日', '现在等待办理', address],
  },
  'substitution-begins': {
    of: (words) =>
      substitutionBegins({
        ...{ absent: words, substitute: words, waiting: [words, words] },
        ...{ until: '2026-03-05', link: address },
      }),
    says: ['今日起至2026年3月5日', '2 项等待办理', '署名为', address],
  },
  'approval-withdrawn': {
    of: (words) => approvalWithdrawn({ publication: words, issue: words, step: words, by: words, link: address }),
    says: ['撤回了', '等待重新审核', '您目前不需要办理', '撤回人', address],
  },
  'approval-fell': {
    of: (words) => approvalFell({ ...ended(words), how: 'returned' }),
    says: ['退回修改', '不再有效', '退回意见', address],
  },
  'issue-out': {
    of: (words) =>
      issueOut({
        publication: words,
        issue: words,
        department: words,
        by: words,
        signedAt: deadline,
        texts: [
          { text: words, became: 'adopted', reason: '' },
          { text: words, became: 'declined', reason: words },
          { text: words, became: 'returned', reason: words },
        ],
        link: address,
      }),
    says: ['已签发', '1. 已采用', '2. 未采用', '退改后没有交回', '2026年2月5日 17:00', address],
  },
  'issue-published': {
    of: (words) =>
      issuePublished({
        publication: words,
        issue: words,
        by: words,
        signedAt: deadline,
        mailboxes: 38,
        standing: { state: 'scheduled', sendAt: deadline },
        link: address,
      }),
    says: ['38 个', '已签发，定于2026年2月5日 17:00发出', address],
  },
  'sending-held': {
    of: (words) => sendingHeld({ ...ended(words), sendAt: deadline, until: deadline }),
    says: ['未向任何邮箱发送', '2026年2月5日 17:00', address],
  },
  'sending-stopped': {
    of: (words) => sendingStopped({ publication: words, issue: words, reason: words, link: address }),
    says: ['已停止分发', '继续分发', address],
  },
  'sending-asks': {
    of: (words) => sendingAsks({ publication: words, issue: words, reason: words, link: address }),
    says: ['同样的答复', '放回待发送', address],
  },
  'person-changed': {
    of: (words) =>
      personChanged({
        person: words,
        own: false,
        isNew: false,
        by: words,
        at: deadline,
        changes: [{ label: '邮箱', before: words, after: words }],
        link: address,
      }),
    says: ['登记信息', '原为', '2026年2月5日 17:00', address],
  },
  'mail-was-paused': {
    of: (words) => mailWasPaused({ since: deadline, until: deadline, reason: words }),
    says: ['没有丢失', '2026年2月5日 17:00'],
  },
  'input-reopened': {
    of: (words) => inputReopened({ ...called(words), reason: words }),
    says: ['重新开放', '约稿要求', '2026年2月5日 17:00', address],
  },
  'issue-mail': {
    of: (words) =>
      mailOf(
        {
          publication: words,
          issue: words,
          issuingUnit: words,
          issueDate: '2026-02-14',
          fileName: words,
          corrects: words,
          correction: words,
          sections: [
            {
              kind: 'figures',
              title: words,
              text: '收件{received}。',
              figures: [{ id: 'received', name: words, value: '8', unit: '万件' }],
            },
            { kind: 'items', title: words, items: [{ text: words }] },
          ],
        },
        [correctedNotice({ issue: words, correction: words })],
      ),
    says: ['附件', '请以更正为准', '收件8万件。', '2026年2月14日'],
  },
}
