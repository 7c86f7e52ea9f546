/** The steps that the trials of mail begin with. */
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { batchOf, byEventBridge, SES_EVENTS, type SesEventName } from '../../support/aws/ses-events.ts'
import { ok } from '../../support/issue-steps.ts'
import { ACCEPTED, aMailer, aMailerThat, DECLINED, NO_LOGIN, REFUSED } from '../../support/mailer.ts'
import { decide, readLedger } from '../../support/store/ledger.ts'
import type { FullyWritten } from './full-issue.ts'
import { signed } from './issue-steps.ts'
import { counts, newOf, ofDelivery, type Stage, type Trial, type Tried } from './trial.ts'

const HOUR = 3_600_000
const MOVES = 'POST /issues/{issueId}/distribution/moves'
export const after = ({ centre }: Stage, hours: number) => new Date(centre.now().getTime() + hours * HOUR).toISOString()

/** Sessions end meanwhile. */
export async function advanceHours({ centre, signInAgain }: Stage, hours: number): Promise<void> {
  centre.advance(hours * HOUR)
  await signInAgain()
}

/** A ledger that is all new. */
export const newLedger = (issue: Issue) => [...newOf(issue, 'DISTRIBUTION', 'DELIVERY#'), ...counts(issue)]

/** The first mailbox was turned away by its server, all others took the mail. */
export async function distributed(
  stage: Stage,
  written: FullyWritten,
): Promise<{ issue: Issue; failed: Delivery; taken: Delivery }> {
  const issue = await signed(stage, written)
  const [first = ''] = stage.mailboxes
  await stage.centre.runAllWork({ mailer: aMailerThat({ [first]: REFUSED }) })
  const { deliveries } = await readLedger(stage.editor, issue)
  const failed = deliveries.find(({ address }) => address === first)
  const taken = deliveries.find(({ state }) => state === 'sent')
  if (!failed || !taken) throw new Error('there are six mailboxes')
  return { issue, failed, taken }
}

export const scheduled = (stage: Stage, written: FullyWritten) => signed(stage, written, after(stage, 2))

export async function calledOff(stage: Stage, written: FullyWritten): Promise<Issue> {
  const issue = await scheduled(stage, written)
  ok(await decide(stage.editor, issue, { move: 'call-off', reason: '暂缓' }))
  await stage.centre.runAllWork()
  return issue
}

export const decided = (
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
export const told = (
  name: SesEventName,
  members: string[],
  more: (delivery: Delivery) => string[] = () => [],
): Trial => ({
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
export const declines = () => aMailer(({ attachments }) => (attachments.length === 0 ? ACCEPTED : DECLINED))

/** The login fails for a while, then mail goes again. */
export const pausedMeanwhile: Trial = {
  by: 'workers',
  ready: async (stage, written) => {
    const { centre } = stage
    // What failed to print in trials before is printed first: it is tried again as time goes by.
    await advanceHours(stage, 24)
    await centre.runAllWork()
    const issue = await signed(stage, written)
    const does = async () => {
      for (let n = 0; n < 6; n += 1) {
        await centre.runAllWork({ mailer: aMailer(() => NO_LOGIN) })
        centre.advance(HOUR / 30)
      }
      centre.advance(HOUR / 2)
      await centre.runAllWork({ mailer: aMailer() })
      centre.advance(HOUR / 6)
      await centre.runAllWork({ mailer: aMailer() })
    }
    return { does, mayChange: newLedger(issue) }
  },
}
