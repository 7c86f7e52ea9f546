/** Trials of what is done, by people and by workers, about the mail of an issue that is signed. */
import { handleDeliveryEvents } from '#functions/workers/distribution/delivery-events.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { batchOf, byEventBridge, SES_EVENTS, type SesEventName } from '../../support/aws/ses-events.ts'
import { ACCEPTED, aMailer, aMailerThat, DECLINED, NO_LOGIN, REFUSED } from '../../support/mailer.ts'
import { putOtherPdf } from '../../support/print/other-pdf.ts'
import { decide, readLedger, settle } from '../../support/store/ledger.ts'
import { ok } from '../../support/way.ts'
import type { FullyWritten } from './full-issue.ts'
import { signed } from './issue-trials.ts'
import { counts, newOf, ofDelivery, ofDistribution, type Stage, type Trial, type Tried } from './trial.ts'

const HOUR = 3_600_000
const MOVES = 'POST /issues/{issueId}/distribution/moves'
const after = ({ centre }: Stage, hours: number) => new Date(centre.now().getTime() + hours * HOUR).toISOString()

/** Sessions end meanwhile. */
async function passes({ centre, signInAgain }: Stage, hours: number): Promise<void> {
  centre.passes(hours * HOUR)
  await signInAgain()
}

/** A ledger that is all new. */
const newLedger = (issue: Issue) => [...newOf(issue, 'DISTRIBUTION', 'DELIVERY#'), ...counts(issue)]

/** The first mailbox was turned away by its server, all others took the mail. */
async function distributed(
  stage: Stage,
  written: FullyWritten,
): Promise<{ issue: Issue; failed: Delivery; taken: Delivery }> {
  const issue = await signed(stage, written)
  const [first = ''] = stage.mailboxes
  await stage.centre.works({ mailer: aMailerThat({ [first]: REFUSED }) })
  const { deliveries } = await readLedger(stage.editor, issue)
  const failed = deliveries.find(({ address }) => address === first)
  const taken = deliveries.find(({ state }) => state === 'sent')
  if (!failed || !taken) throw new Error('there are six mailboxes')
  return { issue, failed, taken }
}

const scheduled = (stage: Stage, written: FullyWritten) => signed(stage, written, after(stage, 2))

async function calledOff(stage: Stage, written: FullyWritten): Promise<Issue> {
  const issue = await scheduled(stage, written)
  ok(await decide(stage.editor, issue, { move: 'call-off', reason: '暂缓' }))
  await stage.centre.works()
  return issue
}

const decided = (
  stands: (stage: Stage, written: FullyWritten) => Promise<Issue>,
  who: 'editor' | 'head' | 'administrator',
  request: (stage: Stage) => Record<string, unknown>,
  mayChange: (issue: Issue) => string[],
): Trial => ({
  by: MOVES,
  async ready(stage, written): Promise<Tried> {
    const issue = await stands(stage, written)
    const asked = request(stage)
    return { does: async () => ok(await decide(stage[who], issue, asked)), mayChange: mayChange(issue) }
  },
})

/** What the mail service tells of one letter. */
const told = (name: SesEventName, members: string[], more: (delivery: Delivery) => string[] = () => []): Trial => ({
  by: 'workers',
  async ready(stage, written): Promise<Tried> {
    const { issue, taken } = await distributed(stage, written)
    const event = SES_EVENTS[name]({ letter: letterId(taken), to: taken.address })
    return {
      does: () => handleDeliveryEvents(stage.centre.deps, batchOf(byEventBridge(event))),
      mayChange: [...ofDelivery(issue, taken.id, ...members), ...more(taken)],
    }
  },
})

/** Takes no letter with an issue. */
const declines = () => aMailer(({ attachments }) => (attachments.length === 0 ? ACCEPTED : DECLINED))

/** The login fails for a while, then mail goes again. */
const pausedMeanwhile: Trial = {
  by: 'workers',
  ready: async (stage, written) => {
    const issue = await signed(stage, written)
    const { centre } = stage
    const does = async () => {
      for (let n = 0; n < 6; n += 1) {
        await centre.works({ mailer: aMailer(() => NO_LOGIN) })
        centre.passes(HOUR / 30)
      }
      centre.passes(HOUR / 2)
      await centre.works({ mailer: aMailer() })
      centre.passes(HOUR / 6)
      await centre.works({ mailer: aMailer() })
    }
    return { does, mayChange: newLedger(issue) }
  },
}

export const MAIL_TRIALS = {
  'sending-paused': [pausedMeanwhile],
  'sending-resumed': [pausedMeanwhile],
  'sending-asks': [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        return { does: () => stage.centre.works({ mailer: declines() }), mayChange: newLedger(issue) }
      },
    },
  ],
  'go-on': [
    decided(
      async (stage, written) => {
        const issue = await signed(stage, written)
        await stage.centre.works({ mailer: declines() })
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
        await stage.centre.works({ mailer: aMailer(() => NO_LOGIN) })
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
        return { does: () => stage.centre.works({ mailer: aMailer() }), mayChange: newLedger(issue) }
      },
    },
  ],
  distributed: [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        return { does: () => stage.centre.works({ mailer: aMailer() }), mayChange: newLedger(issue) }
      },
    },
  ],
  'refused-to-send': [
    {
      by: 'workers',
      ready: async (stage, written) => {
        const issue = await signed(stage, written)
        await putOtherPdf(stage.centre, issue)
        return { does: () => stage.centre.works({ mailer: aMailer() }), mayChange: newOf(issue, 'DISTRIBUTION') }
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
        await passes(stage, 30)
        // What others left waiting is done first.
        await stage.centre.works()
        const issue = await scheduled(stage, written)
        await passes(stage, 30)
        return { does: () => stage.centre.works(), mayChange: ofDistribution(issue, 'state', 'reason') }
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
        await stage.centre.works({ mailer: aMailer() })
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
