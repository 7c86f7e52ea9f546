/** The queue of prints: issues before previews, one preview a person waits, and nobody waits for ever. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PrintFailure } from '#functions/print/failure.ts'
import { openPrintQueue } from '#functions/print/print-queue.ts'

/** Jobs that end when they are told to, and the order they began in. */
function aQueue(lanes = 1) {
  const began: string[] = []
  const open: (() => void)[] = []
  const queue = openPrintQueue(Array.from({ length: lanes }, (_, n) => n))
  const job = (name: string) => () => {
    began.push(name)
    return new Promise<string>((resolve) => open.push(() => resolve(name)))
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    began,
    issue: (name: string) => queue.take(job(name)),
    preview: (name: string, person: string) => queue.take(job(name), { preview: person }),
    async finish(): Promise<boolean> {
      const end = open.shift()
      end?.()
      await settled()
      return end !== undefined
    },
    queue,
  }
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof PrintFailure ? error.code : String(error)),
  )

test('what is to be approved goes before all previews that wait', async () => {
  const jobs = aQueue()
  const done = [jobs.preview('a', 'anna'), jobs.preview('b', 'ben'), jobs.issue('1'), jobs.issue('2')]
  while (await jobs.finish());
  expect(jobs.began).toEqual(['a', '1', '2', 'b'])
  expect(await Promise.all(done)).toEqual(['a', 'b', '1', '2'])
})

test('the newest preview of a person takes the place of the one that waits, not of the one that is printed', async () => {
  const jobs = aQueue()
  const [one, two, three] = ['1', '2', '3'].map((name) => jobs.preview(name, 'anna'))
  const other = jobs.preview('b', 'ben')
  if (!one || !two || !three) throw new Error('three were asked for')
  expect(await failure(two)).toBe('overtaken')
  while (await jobs.finish());
  expect(await Promise.all([one, three, other])).toEqual(['1', '3', 'b'])
})

test('so many previews wait and no more; issues are never refused', async () => {
  const jobs = aQueue()
  const waiting = Array.from({ length: 42 }, async (_, n) => jobs.preview(`${n}`, `person ${n}`))
  const codes = Promise.all(waiting.map(failure))
  const issue = jobs.issue('issue')
  while (await jobs.finish());
  expect(await issue).toBe('issue')
  expect((await codes).filter((code) => code !== null)).toEqual(['too-many-wait'])
})

test('one that fails lets the next begin, and closing comes last', async () => {
  const jobs = aQueue(2)
  const fails = jobs.queue.take(() => Promise.reject(new Error('broken')))
  const others = [jobs.issue('1'), jobs.preview('2', 'anna'), jobs.issue('3')]
  const closed: number[] = []
  const closing = jobs.queue.takeLast(async (lane) => void closed.push(lane))
  expect(await failure(fails)).toBe('Error: broken')
  expect(closed).toEqual([])
  while (await jobs.finish());
  await Promise.all([...others, closing])
  expect(closed.sort()).toEqual([0, 1])
})

test('whatever comes in whatever order: each lane has one at a time, and each job has an end', async () => {
  const asked = fc.array(fc.tuple(fc.constantFrom('issue', 'anna', 'ben', 'carl'), fc.nat({ max: 2 })), {
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 3 }), async (jobs, lanes) => {
      const queue = openPrintQueue(Array.from({ length: lanes }, (_, n) => n))
      const running = new Map<number, number>()
      const all: Promise<string | null>[] = []
      for (const [who, pause] of jobs) {
        const job = async (lane: number) => {
          running.set(lane, (running.get(lane) ?? 0) + 1)
          expect(running.get(lane)).toBe(1)
          for (let n = 0; n < pause; n += 1) await Promise.resolve()
          running.set(lane, 0)
        }
        all.push(failure(queue.take(job, who === 'issue' ? {} : { preview: who })))
        if (pause === 0) await Promise.resolve()
      }
      const ends = await Promise.all(all)
      expect(ends.every((end) => end === null || end === 'overtaken')).toBe(true)
      expect(ends.filter((end, n) => jobs[n]?.[0] === 'issue' && end !== null)).toEqual([])
    }),
    { numRuns: 200 },
  )
})
