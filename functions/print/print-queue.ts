/**
 * The queue of prints: what is to be approved and sent goes before previews, and of each person only the newest preview
 * waits. One job runs at a time on each lane.
 */
import { PrintFailure } from './failure.ts'

/** `preview`: for whom; null for what goes first. */
type Waiting = { preview: string | null; run: () => Promise<void>; drop: (why: PrintFailure) => void }
export type Lane<On> = { on: On; busy: boolean; waiting: Waiting[] }

/** Previews that wait, of all people together; a page of one takes a tenth of a second, a book four seconds. */
const MOST_PREVIEWS = 40

export function openPrintQueue<On>(places: readonly On[]) {
  const lanes = places.map((on): Lane<On> => ({ on, busy: false, waiting: [] }))
  const load = ({ busy, waiting }: Lane<On>) => waiting.length + (busy ? 1 : 0)

  function leastBusy(): Lane<On> {
    const [first, ...others] = lanes
    if (!first) throw new RangeError('a printer has at least one lane')
    return others.reduce((least, lane) => (load(lane) < load(least) ? lane : least), first)
  }

  function next(lane: Lane<On>): void {
    const job = lane.busy ? undefined : lane.waiting.shift()
    if (!job) return
    lane.busy = true
    void job.run().finally(() => {
      lane.busy = false
      next(lane)
    })
  }

  /** Takes the older preview of the same person out; without one, there must be room. @throws PrintFailure `too-many-wait` */
  function makeRoomFor(preview: string): void {
    for (const lane of lanes) {
      const at = lane.waiting.findIndex((job) => job.preview === preview)
      const [older] = at < 0 ? [] : lane.waiting.splice(at, 1)
      if (!older) continue
      older.drop(new PrintFailure('overtaken', 'a newer preview of the same person came'))
      return
    }
    const previews = lanes.flatMap(({ waiting }) => waiting.filter((job) => job.preview !== null))
    if (previews.length >= MOST_PREVIEWS) throw new PrintFailure('too-many-wait', 'too many previews wait')
  }

  /** The job at this place among those that wait on the lane, and what becomes of it. */
  function enter<T>(lane: Lane<On>, at: number, job: (on: On) => Promise<T>, preview: string | null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      lane.waiting.splice(at, 0, { preview, run: () => job(lane.on).then(resolve, reject), drop: reject })
      next(lane)
    })
  }

  return {
    lanes,
    /** Runs the job when its turn comes, on the lane that has the fewest or the one that is given. */
    take<T>(job: (on: On) => Promise<T>, { preview = null, lane }: { preview?: string | null; lane?: Lane<On> } = {}) {
      if (preview !== null) makeRoomFor(preview)
      const chosen = lane ?? leastBusy()
      const firstPreview = chosen.waiting.findIndex((one) => one.preview !== null)
      const at = preview === null && firstPreview >= 0 ? firstPreview : chosen.waiting.length
      return enter(chosen, at, job, preview)
    },
    /** After all that waits on each lane. */
    async takeLast(job: (on: On) => Promise<void>): Promise<void> {
      await Promise.all(lanes.map((lane) => enter(lane, lane.waiting.length, job, null)))
    },
  }
}
