/** The effects of an issue's moves: what each changes and causes. */
import type { Facts } from '#shared/audit-facts.ts'
import type { Person } from '#shared/centre/person.ts'
import { signedSettings } from '#shared/centre/said-settings.ts'
import { signedName } from '#shared/centre/stands-in.ts'
import { newDistribution } from '#shared/distribution/new-distribution.ts'
import { isWithinReach, permitFrom } from '#shared/distribution/permit.ts'
import type { Issue, Pdf, Review } from '#shared/issue/issue.ts'
import { currentStep, stepTakenFor, withoutLatest } from '#shared/issue/issue-workflow.ts'
import { Refusal } from '#shared/refusals.ts'
import type { IssueMoveRequest } from '#shared/requests.ts'
import type { Write } from '../../store/commit.ts'
import { addDistribution, expectDistribution } from '../../store/deliveries.ts'
import { endsWork, readInWork } from '../../store/in-work.ts'
import { addIssuedFile } from '../../store/issued.ts'
import { expectPublication } from '../../store/rows.ts'
import { listSuppressions } from '../../store/suppressions.ts'
import { keepRecipients, recipientsNow } from '../distribution/freeze-recipients.ts'
import type { Effects, Moving } from '../effect.ts'
import { changedFacts } from '../facts.ts'
import { mustBeFresh } from '../fresh-code.ts'
import { expectsApprovers, onBehalf, onBehalfFacts } from '../on-behalf.ts'
import { planTask } from '../submission/plan-task.ts'
import { callFor } from './call-effect.ts'
import { endInput } from './end-input.ts'
import { extendDeadline, mustBeAhead, takeBackExtension } from './extend-deadline.ts'
import { assembleReview } from './freeze-revision.ts'
import { seenLetter } from './kept-letter.ts'
import { mustBeIntact } from './kept-pdf.ts'
import { mustBeTakable } from './takable.ts'

export const ISSUE_EFFECTS: Effects<IssueMoveRequest, Moving, Issue> = {
  'call-for-news': async ({ issue, publication, now }, { deadline, departments, brief }) => {
    const known = publication.departments.map(({ id }) => id).filter((id) => departments.includes(id))
    if (known.length === 0) throw new Refusal('nobody-called')
    mustBeAhead(deadline, now)
    return callFor({ issue, publication, now }, { deadline, called: known, brief })
  },

  'change-brief': async ({ issue: { brief: was = '' } }, { brief }) => {
    if (brief === was) throw new Refusal('nothing-changed')
    return { change: { brief }, facts: changedFacts({ brief: was }, { brief }) }
  },

  'extend-deadline': extendDeadline,
  'take-back-extension': takeBackExtension,
  'close-input': endInput,

  'reopen-input': async ({ issue, now }, { deadline }) => {
    mustBeAhead(deadline, now)
    // One deadline for all again: what single departments were given was of the call that ended.
    const anew = { ...(issue.stillOpen && { stillOpen: [] }), ...(issue.ownDeadlines && { ownDeadlines: {} }) }
    return {
      change: { inputOpen: true, deadline, ...anew },
      tasks: [planTask(issue, now)],
      facts: { deadline },
    }
  },

  'send-to-review': async (move, request) => {
    const { deps, issue, publication } = move
    const frozen = await assembleReview(move)
    const ended = await endInput(move, request)
    const change = { ...frozen.change, ...ended.change }
    const { takers, expects } = await mustBeTakable(deps.table, { ...issue, ...change }, publication)
    return {
      change,
      writes: [...(frozen.writes ?? []), expectPublication(publication), ...expects],
      tasks: frozen.tasks ?? [],
      facts: { ...frozen.facts, ...ended.facts },
      holdsToRecord: ended.holdsToRecord,
      read: { ...ended.read, takers },
    }
  },

  withdraw: async () => ({ change: { review: null } }),

  approve: async (move, seen) => {
    const { deps, issue, publication } = move
    const review = await withApproval(move, seen)
    const { takers, expects } = await mustBeTakable(deps.table, { ...issue, review }, publication)
    return {
      change: { review },
      writes: [...(await stillApproves(move)), ...expects],
      facts: { ...approved(review), ...behalfFacts(move) },
      read: { takers },
    }
  },

  'withdraw-approval': async (move) => {
    const { deps, issue, publication } = move
    if (!issue.review) throw new Refusal('wrong-state')
    const review = withoutLatest(issue.review)
    const next = { ...issue, review }
    const { takers, expects } = await mustBeTakable(deps.table, next, publication)
    return {
      change: { review },
      writes: [...(await stillApproves(move)), ...expects],
      facts: { step: currentStep(next, publication)?.name ?? '', revision: review.revision },
      read: { takers },
    }
  },

  return: async (move, { reason }) => {
    const { issue, publication, actor, now } = move
    const stepName = currentStep(issue, publication)?.name ?? ''
    const personName = signedName({ personName: actor.name, ...behalf(move) })
    return {
      change: { review: null, returned: { stepName, personName, at: now.toISOString(), reason } },
      writes: await stillApproves(move),
      facts: { step: stepName, revision: issue.review?.revision ?? 0, ...behalfFacts(move) },
    }
  },

  'sign-off': async (move, { recipientsHash, sendAt, ...seen }) => {
    const { deps, issue, actor, now } = move
    mustBeFresh(move)
    const review = await withApproval(move, seen)
    const { pdf, contentHash, letterHash } = review
    const frozen = await recipientsNow(deps, issue)
    if (frozen.count === 0) throw new Refusal('no-recipients')
    const suppressed = new Set((await listSuppressions(deps.table)).map(({ address }) => address))
    if (frozen.list.every(({ address }) => suppressed.has(address))) throw new Refusal('all-suppressed')
    if (frozen.hash !== recipientsHash) throw new Refusal('not-what-you-saw')
    if (sendAt !== undefined && !isWithinReach(sendAt, now)) throw new Refusal('send-time-out-of-reach')
    await keepRecipients(deps, frozen)
    const permit = sendAt === undefined ? null : permitFrom(sendAt)
    const signOff = {
      revision: review.revision,
      contentHash,
      letterHash,
      pdf,
      recipientsHash,
      recipientsKey: frozen.key,
      recipientsCount: frozen.count,
      personId: actor.id,
      personName: actor.name,
      ...behalf(move),
      at: now.toISOString(),
      ...(permit ? { permit } : {}),
    }
    return {
      change: { review, signOff },
      writes: [
        addIssuedFile(pdf.hash, issue.id),
        endsWork(await readInWork(deps.table, issue.publicationId), issue.id, signedSettings(issue)),
        ...(await stillApproves(move)),
        // The worker sends the correction to those who are sent the original from now on; nobody falls between the two.
        ...(frozen.original ? [expectDistribution(frozen.original)] : []),
        ...(permit ? [addDistribution(newDistribution(issue.id, frozen.count, now, permit))] : []),
      ],
      tasks: [
        { kind: 'distribute', issueId: issue.id },
        { kind: 'index-issue', issueId: issue.id },
      ],
      facts: {
        ...approved(review),
        ...behalfFacts(move),
        recipientsHash,
        recipients: frozen.count,
        ...(permit ? { sendAt: permit.from, permitUntil: permit.until } : {}),
      },
    }
  },
}

/** The one in whose right the actor takes the step, where that is somebody else's. */
function absentOne({ issue, publication, actor, absent = [] }: Moving): Person | undefined {
  const id = stepTakenFor({ issue, publication, actor, standsInFor: absent.map((one) => one.id) })
  return absent.find((one) => one.id === id)
}

const behalf = (move: Moving) => onBehalf(absentOne(move))
const behalfFacts = (move: Moving): Facts => onBehalfFacts(absentOne(move))
const stillApproves = (move: Moving): Promise<Write[]> => expectsApprovers(move, absentOne(move))

/** What a yes binds to, as the record has it. */
const approved = ({ revision, contentHash, letterHash, pdf }: Approved): Facts => ({
  revision,
  contentHash,
  pdfHash: pdf.hash,
  letterHash,
})

/** A review that somebody has approved. */
type Approved = Review & { pdf: Pdf; letterHash: string }
type Seen = Pick<Extract<IssueMoveRequest, { move: 'approve' }>, 'contentHash' | 'pdfHash' | 'letterHash' | 'comment'>

/** The review with the actor's yes added, if what they saw is what is under review, and lies there undamaged. */
async function withApproval(move: Moving, seen: Seen): Promise<Approved> {
  const { deps, issue, publication, actor, now } = move
  const { review } = issue
  const pdf = review?.pdf
  const { contentHash, pdfHash, comment } = seen
  const step = currentStep(issue, publication)
  if (!review || !step) throw new Refusal('wrong-state')
  if (!pdf) throw new Refusal('not-rendered')
  if (review.contentHash !== contentHash || pdf.hash !== pdfHash) throw new Refusal('not-what-you-saw')
  await mustBeIntact(deps, issue)
  const letterHash = await seenLetter(deps, { issue, publication }, seen.letterHash)
  const approval = {
    step: step.id,
    stepName: step.name,
    personId: actor.id,
    personName: actor.name,
    ...behalf(move),
    at: now.toISOString(),
    contentHash,
    pdfHash,
    letterHash,
    comment,
  }
  return { ...review, pdf, letterHash, approvals: [...review.approvals, approval] }
}
