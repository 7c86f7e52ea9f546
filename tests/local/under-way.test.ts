/** Work that is not waited for: what comes next begins beside what takes long, up to a bound. */
import { expect, test } from 'vitest'
import { underWay } from '../../infra/local/under-way.ts'

function aTask() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const task = {
    begun: false,
    end: resolve,
    fail: reject,
    run() {
      task.begun = true
      return promise
    },
  }
  return task
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('the next begins while the one before goes on; beyond the bound it waits until one has ended, however it ended', async () => {
  const errors: unknown[] = []
  const { begin, ended } = underWay(2, (error) => errors.push(error))
  const [first, second, third] = [aTask(), aTask(), aTask()]
  await begin(first.run)
  await begin(second.run)
  const beginning = begin(third.run)
  await settled()
  expect([first, second, third].map(({ begun }) => begun)).toEqual([true, true, false])
  second.fail(new Error('no'))
  await beginning
  expect(third.begun).toBe(true)
  expect(errors).toEqual([new Error('no')])

  let allEnded = false
  const end = ended().then(() => {
    allEnded = true
  })
  third.end()
  await settled()
  expect(allEnded).toBe(false)
  first.end()
  await end
})
