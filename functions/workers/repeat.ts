/** Repeats a task while something else runs: so a worker keeps its claim as long as it lives. */

/** Longer than anything here takes: what hangs for good does not keep its claim for good. */
const LONGEST_MS = 15 * 60_000

/** Calls `task` every `ms`, never twice at once; what fails is tried again the next time. `stop` waits for the last of it. */
export function repeatEvery(ms: number, task: () => Promise<unknown>): { stop: () => Promise<void> } {
  const began = performance.now()
  let last: Promise<void> | null = null
  const done = () => {
    last = null
  }
  const timer = setInterval(() => {
    if (performance.now() - began > LONGEST_MS) clearInterval(timer)
    else last ??= task().then(done, done)
  }, ms).unref()
  return {
    async stop() {
      clearInterval(timer)
      await last
    },
  }
}
