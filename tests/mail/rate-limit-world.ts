/** A world of its own time for the rate limit: workers whose clocks have nothing in common, that pause, and a store that takes its time. */
import type { Time } from '#functions/mail/rate-limit.ts'
import type { MailTurn, MailTurnRow } from '#functions/store/mail-turn-row.ts'

export type World = ReturnType<typeof openWorld>

/** `chance` gives numbers from 0 to 1, in the order in which they are asked for; the store takes up to `storeMs` a way. */
export function openWorld(chance: () => number, storeMs = 20) {
  let now = 0
  let row: MailTurn | null = null
  const events: { at: number; come: () => void }[] = []
  const sleep = (ms: number) =>
    new Promise<void>((come) => {
      events.push({ at: now + ms, come })
    })
  /** A request: something of its time before the store does it, the rest after. */
  const request = async <T>(what: () => T): Promise<T> => {
    await sleep(chance() * storeMs)
    const answer = what()
    await sleep(chance() * storeMs)
    return answer
  }
  const turns: MailTurnRow = {
    read: () => request(() => row),
    write: (turn) =>
      request(() => {
        if ((row?.version ?? 0) !== turn.version - 1) return false
        row = turn
        return true
      }),
  }
  return {
    turns,
    now: () => now,
    sleep,
    /** The time of one worker: its clock began anywhere, and it sleeps as long as asked or, with `pauses`, far longer. */
    timeOf: (pauses: boolean): Time => {
      const began = chance() * 1e9
      return {
        now: () => now + began,
        sleep: (ms) => sleep(ms + (pauses && chance() < 0.1 ? chance() * 3000 : chance() * 2)),
      }
    },
    /** Lets time pass until nobody waits for anything any more. */
    async runToEnd(): Promise<void> {
      for (;;) {
        // What was woken goes as far as it can before the next event.
        await new Promise(setImmediate)
        const at = events.reduce((first, event, n) => (event.at < (events[first]?.at ?? 0) ? n : first), 0)
        const [event] = events.splice(at, 1)
        if (!event) return
        now = event.at
        event.come()
      }
    },
  }
}
