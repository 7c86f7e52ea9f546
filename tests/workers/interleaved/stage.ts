/** A stage: its actors wait before each call to the outside until the test lets that call go on, or lets its maker die there. */
import { setImmediate } from 'node:timers/promises'
import type { Around } from '../../support/aws/external-calls.ts'

/** What becomes of a call that waits: whether it is made, and what its maker hears. */
export const FATES = {
  goes: { made: true, heard: 'answer' },
  'fails-before': { made: false, heard: 'error' },
  'fails-after': { made: true, heard: 'error' },
  'dies-before': { made: false, heard: 'nothing' },
  'dies-after': { made: true, heard: 'nothing' },
} as const
export type Fate = keyof typeof FATES

/** The outside did not answer. */
export class Unreachable extends Error {}

type Waiting = { call: string; meet: (fate: Fate) => Promise<void> }
/** `failure`: what they ended with, where not well. */
export type Player = { name: string; on: boolean; waiting: Waiting[]; failure: unknown }

const MOST_MS = 20_000

export function openStage() {
  const players: Player[] = []
  const story: string[] = []
  let wake = () => {}

  /** Until everyone who is on waits for a call. */
  async function still(): Promise<void> {
    for (;;) {
      const busy = players.find(({ on, waiting }) => on && waiting.length === 0)
      if (!busy) break
      const woken = Promise.withResolvers<void>()
      wake = woken.resolve
      const late = () => woken.reject(new Error(`${busy.name} neither calls nor ends`))
      const timer = setTimeout(late, MOST_MS)
      await woken.promise.finally(() => clearTimeout(timer))
    }
    // Calls that one makes at the same time arrive one after the other.
    for (let turn = 0; turn < 3; turn += 1) await setImmediate()
  }

  return {
    story,
    on: () => players.filter(({ on }) => on),

    /**
     * Someone begins; answers when they wait for their first call. `made` hears of each call that was made and succeeded,
     * also where its maker does not.
     */
    async enter(
      name: string,
      play: (around: Around) => Promise<unknown>,
      made: (call: string, rows: readonly string[]) => void = () => {},
    ): Promise<Player> {
      const player: Player = { name, on: true, waiting: [], failure: null }
      const around = <T>(names: readonly string[], make: () => Promise<T>, rows: readonly string[]): Promise<T> => {
        const call = names.join(', ')
        const { promise, resolve, reject } = Promise.withResolvers<T>()
        const meet = async (fate: Fate) => {
          const { made: isMade, heard } = FATES[fate]
          const answer = isMade ? make() : Promise.reject(new Unreachable(call))
          await answer.then(
            () => made(call, rows),
            () => undefined,
          )
          if (heard === 'answer') answer.then(resolve, reject)
          if (heard === 'error') reject(new Unreachable(call))
        }
        if (player.on) player.waiting.push({ call, meet })
        wake()
        return promise
      }
      players.push(player)
      story.push(`${name} begins`)
      play(around)
        .catch((error: unknown) => {
          player.failure = error
        })
        .finally(() => {
          player.on = false
          story.push(`${name} ends`)
          wake()
        })
      await still()
      return player
    },

    /** One of the calls that `player` waits for meets its fate; one who dies makes no further call. */
    async meet(player: Player, which: number, fate: Fate): Promise<void> {
      const [waiting] = player.waiting.splice(which % player.waiting.length, 1)
      if (!waiting) return
      story.push(`${player.name}: ${waiting.call}${fate === 'goes' ? '' : ` ${fate}`}`)
      await waiting.meet(fate)
      if (FATES[fate].heard === 'nothing') {
        player.on = false
        player.waiting.length = 0
      }
      await still()
    },
  }
}
