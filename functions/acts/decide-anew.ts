/** An act that rests on rows which it does not write: where one of them moved on meanwhile, it reads and decides again. */
import { Refusal } from '#shared/refusals.ts'
import { DecideAnew } from '../store/commit.ts'

const TRIES = 8

/** @throws Refusal `busy` where something moved on each time; what else `once` throws, at once. */
export async function decideAnew<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof DecideAnew)) throw error
      if (tries === TRIES) throw new Refusal('busy')
    }
  }
}
