/** Whose print is next: issues before previews, one preview a person waits, and nobody waits for ever. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PrintFailure } from '#functions/print/failure.ts'
import { openTurns } from '#functions/print/turns.ts'

/** Jobs that end when they are told to, and the order they began in. */
function aPress(lanes = 1) {
  const began: string[] = []
  const open: (() => void)[] = []
  const turns = openTurns(Array.from({ length: lanes }, (_, n) => n))
  const job = (name: string) => () => {
    began.push(name)
    return new Promise<string>((resolve) => open.push(() => resolve(name)))
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    began,
    issue: (name: string) => turns.take(job(name)),
    preview: (name: string, person: string) => turns.take(job(name), { preview: person }),
    async finish(): Promise<boolean> {
      const end = open.shift()
      end?.()
      await settled()
      return end !== undefined
    },
    turns,
  }
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof PrintFailure ? error.code : String(error)),
  )

test('what is to be approved goes before all previews that wait', async () => {
  const press = aPress()
  const done = [press.preview('a', 'anna'), press.preview('b', 'ben'), press.issue('1'), press.issue('2')]
  while (await press.finish());
  expect(press.began).toEqual(['a', '1', '2', 'b'])
  expect(await Promise.all(done)).toEqual(['a', 'b', '1', '2'])
})

test('the newest preview of a person takes the place of the one that waits, not of the one that is printed', async () => {
  const press = aPress()
  const [one, two, three] = ['1', '2', '3'].map((name) => press.preview(name, 'anna'))
  const other = press.preview('b', 'ben')
  if (!one || !two || !three) throw new Error('three were asked for')
  expect(await failure(two)).toBe('overtaken')
  while (await press.finish());
  expect(await Promise.all([one, three, other])).toEqual(['1', '3', 'b'])
})

test('so many previews wait and no more; issues are never refused', async () => {
  const press = aPress()
  const waiting = Array.from({ length: 42 }, async (_, n) => press.preview(`${n}`, `person ${n}`))
  const codes = Promise.all(waiting.map(failure))
  const issue = press.issue('issue')
  while (await press.finish());
  expect(await issue).toBe('issue')
  expect((await codes).filter((code) => code !== null)).toEqual(['too-many-wait'])
})

test('one that fails lets the next begin, and closing comes last', async () => {
  const press = aPress(2)
  const fails = press.turns.take(() => Promise.reject(new Error('broken')))
  const others = [press.issue('1'), press.preview('2', 'anna'), press.issue('3')]
  const closed: number[] = []
  const closing = press.turns.takeLast(async (lane) => void closed.push(lane))
  expect(await failure(fails)).toBe('Error: broken')
  expect(closed).toEqual([])
  while (await press.finish());
  await Promise.all([...others, closing])
  expect(closed.sort()).toEqual([0, 1])
})

test('whatever comes in whatever order: each lane has one at a time, and each job has an end', async () => {
  const asked = fc.array(fc.tuple(fc.constantFrom('issue', 'anna', 'ben', 'carl'), fc.nat({ max: 2 })), {
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 3 }), async (jobs, lanes) => {
      const turns = openTurns(Array.from({ length: lanes }, (_, n) => n))
      const running = new Map<number, number>()
      const all: Promise<string | null>[] = []
      for (const [who, pause] of jobs) {
        const job = async (lane: number) => {
          running.set(lane, (running.get(lane) ?? 0) + 1)
          expect(running.get(lane)).toBe(1)
          for (let n = 0; n < pause; n += 1) await Promise.resolve()
          running.set(lane, 0)
        }
        all.push(failure(turns.take(job, who === 'issue' ? {} : { preview: who })))
        if (pause === 0) await Promise.resolve()
      }
      const ends = await Promise.all(all)
      expect(ends.every((end) => end === null || end === 'overtaken')).toBe(true)
      expect(ends.filter((end, n) => jobs[n]?.[0] === 'issue' && end !== null)).toEqual([])
    }),
    { numRuns: 200 },
  )
})
