/** Each refusal tells its reader what to do next, or that there is nothing to do. */
import { expect, test } from 'vitest'
import { REFUSALS } from '#shared/refusals.ts'

test.each(Object.entries(REFUSALS))('%s', (_, { message }) => {
  expect(message).toMatch(/请(?!求)|无需|不需要/)
  expect(message).toMatch(/。$/)
})
