/** Does many things, a few at a time. */

/**
 * Does `task` for each item, at most `most` of them under way, and takes the next item only when one is free: of a long
 * queue no more is held. After the first failure nothing new is begun; rejects with it when all that began has ended.
 */
export async function forEachConcurrently<T>(
  most: number,
  items: Iterable<T> | AsyncIterable<T>,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  const queue = takenOneByOne(items)
  const worker = async () => {
    while (failures.length === 0) {
      const { done, value } = await queue.next()
      if (done) return
      await task(value)
    }
  }
  await Promise.all(Array.from({ length: most }, () => worker().catch((error) => void failures.push(error))))
  await queue.return(undefined)
  if (failures.length > 0) throw failures[0]
}

/** An async generator answers calls of `next` in turn, however many wait. */
async function* takenOneByOne<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, undefined> {
  yield* items
  return undefined
}
