/** An act for a record, and the end of one that is held nowhere else. */
import type { Act } from '#shared/audit.ts'

export const anAct = (about: string): Act => ({
  who: { id: 'zhou-min', name: '周敏' },
  at: '2026-02-01T01:00:00.000Z',
  what: 'content',
  about,
  why: null,
  facts: {},
})

export const NO_FILES = { get: async () => null }
