/** Trials of what happens to the mail of a signed issue. */

import { ok } from '../../support/issue-steps.ts'
import { aMailer, NO_LOGIN } from '../../support/mailer.ts'
import { putOtherPdf } from '../../support/print/other-pdf.ts'
import { settle } from '../../support/store/ledger.ts'
import { signed } from './issue-steps.ts'
import {
  advanceHours,
  after,
  calledOff,
  decided,
  declines,
  distributed,
  newLedger,
  pausedMeanwhile,
  scheduled,
  told,
} from './mail-steps.ts'
import { counts, newOf, ofDelivery, ofDistribution, type Trial } from './trial.ts'

export const MAIL_TRIALS = {
  'sending-paused': [pausedMeanwhile],
  'sending-resumed': [pausedMeanwhile],
  'sending-asks': [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        return { does: () => stage.centre.runAllWork({ mailer: declines() }), mayChange: newLedger(issue) }
      },
    },
  ],
  'go-on': [
    decided(
      async (stage, written) => {
        const issue = await signed(stage, written)
        await stage.centre.runAllWork({ mailer: declines() })
        return issue
      },
      'editor',
      () => ({ move: 'go-on', reason: '已联系邮件服务商' }),
      (issue) => ofDistribution(issue, 'state', 'reason'),
    ),
  ],
  'try-now': [
    decided(
      async (stage, written) => {
        const issue = await signed(stage, written)
        await stage.centre.runAllWork({ mailer: aMailer(() => NO_LOGIN) })
        return issue
      },
      'editor',
      () => ({ move: 'try-now', reason: '密码已改' }),
      (issue) => [...ofDistribution(issue), 'MAIL PAUSE.version', 'MAIL PAUSE.nextTry'],
    ),
  ],
  queued: [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        return { does: () => stage.centre.runAllWork({ mailer: aMailer() }), mayChange: newLedger(issue) }
      },
    },
  ],
  distributed: [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        return { does: () => stage.centre.runAllWork({ mailer: aMailer() }), mayChange: newLedger(issue) }
      },
    },
  ],
  'refused-to-send': [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        await putOtherPdf(stage.centre, issue)
        return { does: () => stage.centre.runAllWork({ mailer: aMailer() }), mayChange: newOf(issue, 'DISTRIBUTION') }
      },
    },
  ],
  bounced: [told('bounce', ['reason', 'told**'], ({ address }) => [`+SUPPRESSIONS MAILBOX#${address}**`])],
  complained: [told('complaint', ['reason', 'told**'], ({ address }) => [`+SUPPRESSIONS MAILBOX#${address}**`])],
  postpone: [
    decided(
      scheduled,
      'editor',
      (stage) => ({ move: 'postpone', sendAt: after(stage, 5), reason: '会后再发' }),
      (issue) => ofDistribution(issue, 'sendAt'),
    ),
  ],
  'call-off': [
    decided(
      scheduled,
      'editor',
      () => ({ move: 'call-off', reason: '暂缓' }),
      (issue) => ofDistribution(issue, 'state', 'reason'),
    ),
  ],
  held: [
    {
      by: 'workers',
      ready: async (stage, written) => {
        await advanceHours(stage, 30)
        // What others left waiting is done first.
        await stage.centre.runAllWork()
        const issue = await scheduled(stage, written)
        await advanceHours(stage, 30)
        return { does: () => stage.centre.runAllWork(), mayChange: ofDistribution(issue, 'state', 'reason') }
      },
    },
  ],
  permit: [
    decided(
      calledOff,
      'head',
      (stage) => ({ move: 'permit', sendAt: after(stage, 9), reason: '同意' }),
      (issue) => ofDistribution(issue, 'state', 'reason', 'sendAt', 'permitUntil'),
    ),
  ],
  restart: [
    decided(
      async (stage, written) => {
        const issue = await signed(stage, written)
        const putBack = await putOtherPdf(stage.centre, issue)
        await stage.centre.runAllWork({ mailer: aMailer() })
        await putBack()
        return issue
      },
      'administrator',
      () => ({ move: 'restart', reason: '文件已复原' }),
      (issue) => ofDistribution(issue, 'state', 'reason'),
    ),
  ],
  resend: [
    decided(
      async (stage, written) => (await distributed(stage, written)).issue,
      'editor',
      () => ({ move: 'resend', states: ['failed'], mailboxes: 1, reason: '对方已恢复' }),
      (issue) => [...ofDistribution(issue, 'state', 'endedAt', 'resend'), ...newOf(issue, 'RESEND#')],
    ),
  ],
  'add-late': [
    decided(
      async (stage, written) => (await distributed(stage, written)).issue,
      'editor',
      ({ centre }) => ({
        move: 'add-late',
        recipient: { address: `${centre.deps.newId()}@late.example`, name: '补发', unit: '', lists: ['distribution'] },
        reason: '漏列',
      }),
      (issue) => [...ofDistribution(issue, 'state', 'endedAt', 'late'), ...newOf(issue, 'DELIVERY#'), ...counts(issue)],
    ),
  ],
  'settle-delivery': [
    {
      by: 'POST /issues/{issueId}/deliveries/settlements',
      ready: async (stage, written) => {
        const { issue, failed } = await distributed(stage, written)
        return {
          does: async () => ok(await settle(stage.editor, issue, [failed], 'skipped')),
          mayChange: ofDelivery(issue, failed.id, 'reason'),
        }
      },
    },
    {
      what: 'sent again',
      by: 'POST /issues/{issueId}/deliveries/settlements',
      ready: async (stage, written) => {
        const { issue, failed } = await distributed(stage, written)
        return {
          does: async () => ok(await settle(stage.editor, issue, [failed], 'resend')),
          mayChange: [
            ...ofDelivery(issue, failed.id, 'round', 'attempts', 'notBefore', 'messageId', 'sentAt', 'reason'),
            ...ofDistribution(issue, 'state', 'reason', 'endedAt'),
          ],
        }
      },
    },
  ],
} satisfies Record<string, Trial[]>
