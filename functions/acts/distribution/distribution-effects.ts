/** The effects of a distribution's moves: what each changes and causes. */
import { apartInChinese, isSameMinute, minuteInChinese } from '#shared/calendar.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { MOST_RESENT, permitsFor } from '#shared/distribution/distribution-workflow.ts'
import { newDelivery } from '#shared/distribution/new-distribution.ts'
import { isWithinReach, permitFrom } from '#shared/distribution/permit.ts'
import { Refusal } from '#shared/refusals.ts'
import type { DistributionMoveRequest } from '#shared/requests.ts'
import { several } from '#shared/several.ts'
import { addDelivery, addResend, areStillSo, getDelivery } from '../../store/deliveries.ts'
import { deliveriesIn } from '../../store/ledger-page.ts'
import { getMailPause, tryingAt } from '../../store/mail-pause.ts'
import { getSuppression, listSuppressions } from '../../store/suppressions.ts'
import type { Effects, Moving } from '../effect.ts'
import { letterNow } from '../issue/kept-letter.ts'
import { expectsApprovers, onBehalfFacts } from '../on-behalf.ts'
import { isLateForPermit } from './late-for-permit.ts'

export type OfDistribution = Moving & { distribution: Distribution }

export const DISTRIBUTION_EFFECTS: Effects<DistributionMoveRequest, OfDistribution, Distribution> = {
  postpone: async ({ distribution: { permitUntil = '', sendAt: was }, now }, { sendAt }) => {
    mustBeWithinReach(sendAt, now)
    const at = new Date(sendAt).toISOString()
    if (at <= permitUntil) {
      if (was !== undefined && isSameMinute(at, was)) throw new Refusal('nothing-changed')
      return { change: { sendAt: at }, facts: { sendAt: at } }
    }
    const [said, until] = apartInChinese(at, permitUntil)
    const reason = `改为${said}发送，晚于签发许可的${until}，须由签发领导重新确认`
    return { to: 'held', change: { sendAt: at, reason }, facts: { sendAt: at } }
  },

  'call-off': async ({ actor }, { reason }) => ({ change: { reason: `${actor.name}取消了定时发送：${reason}` } }),

  permit: async (of, { sendAt }) => {
    const { now, absent = [] } = of
    if (sendAt !== null) mustBeWithinReach(sendAt, now)
    const { from, until } = permitFrom(sendAt ?? now.toISOString())
    const right = permitsFor({ ...of, standsInFor: absent.map(({ id }) => id) })
    const one = absent.find(({ id }) => id === right)
    return {
      change: { sendAt: from, permitUntil: until },
      writes: await expectsApprovers(of, one),
      facts: { sendAt: from, permitUntil: until, ...onBehalfFacts(one) },
    }
  },

  // The worker checks the files against the sign-off again, and refuses again where they are not what was signed.
  restart: async (of) => {
    const { deps, distribution, now } = of
    const { sendAt, permitUntil } = distribution
    const { change, facts } = await senderNow(of)
    if (sendAt !== undefined && now < new Date(sendAt)) return { to: 'scheduled', change, facts }
    if (permitUntil === undefined || !(await isLateForPermit(deps.table, distribution, now))) return { change, facts }
    const reason = `核查完毕时签发许可已过期（至${minuteInChinese(permitUntil)}），须由签发领导重新确认`
    return { to: 'held', change: { ...change, reason }, facts }
  },

  'go-on': async () => ({ change: {} }),

  'try-now': async ({ deps, now }) => {
    const pause = await getMailPause(deps.table)
    if (!pause) throw new Refusal('wrong-state')
    return { change: {}, writes: [tryingAt(pause, now)] }
  },

  resend: async ({ deps, distribution: { issueId, resend } }, { states, mailboxes, reason }) => {
    if (resend) throw new Refusal('busy')
    const [found, suppressed] = await Promise.all([
      Promise.all(states.map((state) => deliveriesIn(deps.table, issueId, state))),
      listSuppressions(deps.table),
    ])
    const stopped = new Set(suppressed.map(({ address }) => address))
    const all = found.flat()
    if (all.length !== mailboxes) throw new Refusal('stale')
    const again = all.filter(({ address }) => !stopped.has(address)).slice(0, MOST_RESENT)
    if (again.length === 0) throw new Refusal('nobody-to-resend')
    // The act names each by the round it stands at: one that moved on since would be named in vain.
    if (!(await areStillSo(deps.table, again))) throw new Refusal('stale')
    const id = deps.newId()
    const deliveries = again.map(({ id, round }) => ({ id, round }))
    return {
      change: { endedAt: null, resend: id },
      writes: [addResend({ id, version: 1, issueId, why: reason, deliveries })],
      facts: { resend: id, mailboxes: again.length, deliveries: several(again.map((one) => one.id)) },
    }
  },

  'add-late': async ({ deps, issue, distribution, actor, now }, { recipient, reason }) => {
    const { signOff } = issue
    if (!signOff) throw new Refusal('wrong-state')
    const late = { personId: actor.id, personName: actor.name, at: now.toISOString(), why: reason }
    const delivery = await newDelivery(issue.id, recipient, { pdfHash: signOff.pdf.hash, now, late })
    if (await getDelivery(deps.table, issue.id, delivery.id)) throw new Refusal('already-listed')
    if (await getSuppression(deps.table, recipient.address)) throw new Refusal('suppressed')
    return {
      change: { endedAt: null, late: (distribution.late ?? 0) + 1 },
      writes: [{ ...addDelivery(delivery), refusal: 'already-listed' }],
      about: recipient.address,
      facts: { delivery: delivery.id },
    }
  },
}

/** The one who sets it going again decides that it goes from the address that the system sends from now (docs/decisions/0020). */
async function senderNow({ deps, issue, publication, distribution }: OfDistribution) {
  const { mailFrom } = deps.place
  const { letter } = await letterNow(deps, { issue, publication })
  return mailFrom === (distribution.mailFrom ?? letter.from.address)
    ? { change: {}, facts: {} }
    : { change: { mailFrom }, facts: { mailFrom } }
}

function mustBeWithinReach(sendAt: string, now: Date): void {
  if (!isWithinReach(sendAt, now)) throw new Refusal('send-time-out-of-reach')
}
