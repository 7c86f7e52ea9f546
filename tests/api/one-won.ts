/** How a race ends: one wins, and the others hear so. */
import { expect } from 'vitest'
import type { Answer } from '../support/caller.ts'

/** Exactly one of the answers is yes; the others are told that someone was first. */
export function oneWon(answers: Answer[]): void {
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers)
    if (status !== 200) {
      expect(status, JSON.stringify(body)).toBe(409)
      expect(['stale', 'overtaken', 'wrong-state']).toContain(body.code)
    }
}
