/** An answer as the one who asked reads it: how it ended, and each whole sentence with its place. */
import type { RefusalCode, RefusalDetail } from '#shared/refusals.ts'
import type { Answer } from './caller.ts'

export type SaidAt = [place: string, sentence: string]
export type Said = { status: number; code: RefusalCode | undefined; said: SaidAt[] }

export const saidIn = ({ status, body: { code, details = [] } }: Answer): Said => ({
  status,
  code,
  said: details.map(({ path, message }: RefusalDetail): SaidAt => [path, message]),
})

/** It was done without a word. */
export const DONE: Said = { status: 200, code: undefined, said: [] }
export const unfit = (...said: SaidAt[]): Said => ({ status: 400, code: 'bad-request', said })
export const stillNeeded = (...said: SaidAt[]): Said => ({ status: 409, code: 'still-needed', said })
/** To be confirmed. */
export const follows = (...sentences: string[]): Said => ({
  status: 409,
  code: 'has-consequences',
  said: sentences.map((sentence) => ['despite', sentence]),
})
