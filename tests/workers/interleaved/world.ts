/** One distribution to a handful of mailboxes, before its first worker: its stage, its post office, its model, and what can be begun there. */

import type { Deps, WorkerDeps } from '#functions/deps.ts'
import { readSesEvent } from '#functions/mail/ses-events.ts'
import { commit } from '#functions/store/commit.ts'
import { loadDistribution } from '#functions/store/deliveries.ts'
import { indexes } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { readLetterId } from '#shared/distribution/delivery-id.ts'
import { Refusal } from '#shared/refusals.ts'
import { Work, workFor } from '#shared/work.ts'
import { type Around, saying, watched } from '../../support/aws/external-calls.ts'
import { batchOf, byEventBridge, SES_EVENTS, type SesEventName } from '../../support/aws/ses-events.ts'
import type { Centre } from '../../support/centre.ts'
import { openModel } from './model.ts'
import { type Mood, openPostOffice } from './post-office.ts'
import { aSignedIssueTo } from './signed.ts'
import { type Fate, openStage, type Player, Unreachable } from './stage.ts'

/**
 * What the outside is like: how each mailbox takes its tries one after the other (then well), whether the mailer
 * remembers, and whether the work is there twice, as it is after every further decision: then two may do it side by side.
 */
export type Outside = { moods: Mood[][]; remembers: boolean; twice: boolean }

/** What may be done while nobody is looking: an index that stands still, a file that is not what was signed. */
export type Faults = { lags: boolean; spoilt: boolean }

/** What the mail service tells of one letter. */
export type Told = { letter: string; to: string; names: readonly SesEventName[] }

/** A worker that dies ten times at one work has it parked for a person, which is another story. */
const MOST_FAULTS = 6
/** Of the sweep: after so many it is not patience that is missing. */
const MOST_ROUNDS = 200

export async function openWorld(centre: Centre, faults: Faults, { moods, remembers, twice }: Outside) {
  const { issue, mailboxes } = await aSignedIssueTo(centre, moods.length)
  const tries = new Map<string, number>()
  const post = openPostOffice((address) => {
    const n = tries.get(address) ?? 0
    tries.set(address, n + 1)
    return moods[mailboxes.indexOf(address)]?.[n] ?? 'takes'
  }, remembers)
  const stage = openStage()
  const model = openModel(centre.deps, issue, mailboxes, post)
  const players: Player[] = []
  const brought: Told[][] = []
  const wrong: string[] = []
  let faultsLeft = MOST_FAULTS
  let ids = 0

  const deps: WorkerDeps = {
    ...centre.deps,
    // In the order in which they are made: what is due at one moment is done in one order in every run.
    newId: () => {
      ids += 1
      return `${issue.id}-${String(ids).padStart(4, '0')}`
    },
    mailer: post.mailer(),
    files: {
      ...centre.deps.files,
      async get(key) {
        const bytes = await centre.deps.files.get(key)
        return faults.spoilt && bytes && key === issue.signOff?.pdf.key ? bytes.slice(1) : bytes
      },
    },
  }

  const again = workFor(deps.newId(), { kind: 'distribute', issueId: issue.id }, centre.now())
  if (twice) await commit(deps.table, { writes: [], work: [again] })

  const begin = async (...of: Parameters<typeof stage.enter>) => {
    const player = await stage.enter(`${of[0]} ${players.length + 1}`, of[1], of[2])
    players.push(player)
    await model.holds()
    return player
  }

  const world = {
    deps,
    issue,
    faults,
    post,
    stage,
    model,
    /** One of those that were signed for, or else one that nobody knows yet. */
    mailbox: (n: number) => mailboxes[n] ?? `mailbox-${n}@office.example`,

    rows: async () => (await loadDistribution(deps.table, issue.id)).deliveries,
    distribution: async () => (await loadDistribution(deps.table, issue.id)).distribution,

    async goes(player: Player, which = 0): Promise<void> {
      await stage.meet(player, which, 'goes')
      await model.holds()
    },

    /** Only so often: see above. */
    async fails(player: Player, which: number, fate: Fate): Promise<void> {
      if (faultsLeft === 0) return
      faultsLeft -= 1
      await stage.meet(player, which, fate)
      await model.holds()
    },

    async toItsEnd(player: Player): Promise<void> {
      while (player.on) await world.goes(player)
    },

    async advance(ms: number): Promise<void> {
      centre.advance(ms)
      stage.story.push(`${ms / 1000} s pass`)
      await model.holds()
    },

    /** A worker takes up what is due; nothing goes to a mailbox that it could have read to be suppressed. */
    work(senders: number): Promise<Player> {
      const name = `worker ${players.length + 1}`
      // A worker that never looks could have, when it began.
      let seen = new Set(model.suppressed)
      const mailer = post.mailer(({ to: { address } }) => {
        if (seen.has(address)) wrong.push(`${name} wrote to ${address}, which was suppressed`)
      })
      const sweeps = (around: Around) => sweep(watched({ ...deps, worker: name, senders, mailer }, around))
      return begin('worker', sweeps, (call) => {
        if (call === 'read MAILBOX together') seen = new Set(model.suppressed)
      })
    },

    /** Someone at the desk: what they are refused is theirs to hear. `made`: it is done, whether they hear of it or not. */
    act(name: string, does: (deps: Deps) => Promise<unknown>, made: () => void = () => {}): Promise<Player> {
      const play = async (around: Around) => {
        await does(watched(deps, around)).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
          stage.story.push(`refused: ${error.code}`)
        })
      }
      return begin(name, play, (call) => {
        if (call.startsWith('write')) made()
      })
    },

    /** A batch comes by the queue: of each delivery it tells of one letter. */
    tell(batch: Told[]): Promise<Player> {
      brought.push(batch)
      return begin('events', ...telling(batch))
    },

    /** All that came comes again, with nobody else about: in the same order, or the other way round. */
    async tellAgain(inOrder: (batches: Told[][]) => Told[][]): Promise<void> {
      for (const batch of inOrder(brought)) {
        const [play] = telling(batch)
        await play((_, make) => make())
      }
    },

    /** Those who are still at work come to an end, then all that is due is done, now and later. */
    async untilQuiet(): Promise<void> {
      for (let player = stage.on()[0]; player; player = stage.on()[0]) await world.toItsEnd(player)
      const last = watched(
        { ...deps, worker: 'the last' },
        saying((call) => void stage.story.push(`the last: ${call}`)),
      )
      for (let rounds = 0; ; rounds += 1) {
        if (rounds > MOST_ROUNDS) throw new Error('it does not come to an end')
        if ((await sweep(last)) > 0) {
          await model.holds()
          continue
        }
        const [next] = await listIndex(deps.table, Work, indexes.work('open'), { limit: 1 })
        if (!next) break
        await world.advance(Math.max(0, Date.parse(next.dueAt) - centre.now().getTime()))
      }
      for (const { failure } of players) if (failure && !(failure instanceof Unreachable)) throw failure
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    },
  }

  function telling(batch: Told[]) {
    const each = batch.flatMap(({ letter, to, names }) => names.map((name) => ({ letter, to, name })))
    const bodies = each.map(({ letter, to, name }) =>
      byEventBridge(SES_EVENTS[name]({ letter, to, messageId: post.messageOf(letter) ?? 'unknown' })),
    )
    const takenIn = (those: (letter: string) => boolean) => {
      for (const { letter, to } of batch.filter((one) => those(one.letter))) {
        const events = each.flatMap((one, n) =>
          one.letter === letter ? (readSesEvent(JSON.stringify(bodies[n]))?.event ?? []) : [],
        )
        model.tell(letter, events, to)
      }
    }
    const play = async (around: Around) => {
      const { batchItemFailures } = await handleDeliveryEvents(watched(deps, around), batchOf(...bodies))
      const failed = batchItemFailures.map(({ itemIdentifier }) => each[Number(itemIdentifier.slice(8)) - 1]?.letter)
      takenIn((letter) => !failed.includes(letter))
    }
    const made = (_: string, rows: readonly string[]) =>
      takenIn((letter) => rows.some((row) => row.endsWith(`DELIVERY#${readLetterId(letter)?.deliveryId}`)))
    return [play, made] as const
  }

  return world
}

export type World = Awaited<ReturnType<typeof openWorld>>
