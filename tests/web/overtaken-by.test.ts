/** A person whose save came too late is told who was first and when, or that it was this person elsewhere. */
import { expect, test } from 'vitest'
import { overtakenAt, overtakenBy } from '../../web/parts/saving/overtaken-by.ts'

const ME = { id: 'me', name: '我' }
const OTHER = { id: 'other', name: '他' }

test('by the same person in another window is told as that', () => {
  const save = { version: 2, by: ME.id, name: ME.name }
  expect(overtakenBy({ version: 2, saves: [save] }, 1, ME.id)).toBeNull()
  expect(overtakenBy({ version: 2, saves: [save, { version: 3, by: OTHER.id, name: '他' }] }, 1, ME.id)).toBe('他')
  expect(overtakenBy({ version: 2 }, 1, ME.id)).toBe('他人')
})

test('is told with when it was, in China, where the row knows', () => {
  const at = '2026-02-01T01:05:00.000Z'
  const theirs = { version: 2, by: OTHER.id, name: '他' }
  const own = { version: 3, by: ME.id, name: ME.name, at: '2026-02-01T02:00:00.000Z' }
  expect(overtakenAt({ version: 3, saves: [{ ...theirs, at }, own] }, 1, ME.id)).toBe('于2026年2月1日 09:05')
  expect(overtakenAt({ version: 2, saves: [theirs] }, 1, ME.id)).toBe('')
  expect(overtakenAt({ version: 2, saves: [{ ...theirs, at }] }, 2, ME.id)).toBe('')
})
