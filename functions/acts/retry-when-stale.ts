/** An act that read what others write as well reads and decides anew where one of them was first. */
import { isStale } from '../store/commit.ts'

const TRIES = 5

/** @throws Refusal `stale` where it was overtaken each time; what else `once` throws, at once. */
export async function retryWhenStale<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once()
    } catch (error) {
      if (!isStale(error) || tries === TRIES) throw error
    }
  }
}
