/** An answer as the one who asked reads it: how it ended, and each whole sentence with its place. */
import { REFUSALS, type RefusalCode, type RefusalDetail } from '#shared/refusals.ts'
import type { Answer } from './caller.ts'

export type SaidAt = [place: string, sentence: string]
export type Said = { status: number; code: RefusalCode | undefined; message: string | undefined; said: SaidAt[] }

export const saidIn = ({ status, body: { code, message, details = [] } }: Answer): Said => ({
  ...{ status, code, message },
  said: details.map(({ path, message }: RefusalDetail): SaidAt => [path, message]),
})

/** It was done without a word. */
export const DONE: Said = { status: 200, code: undefined, message: undefined, said: [] }
export const unfit = (...said: SaidAt[]): Said => ({
  ...{ status: 400, code: 'bad-request', message: '提交的内容有误，请按提示修改后再提交。' },
  said,
})
export const stillNeeded = (...said: SaidAt[]): Said => ({
  ...REFUSALS['still-needed'],
  status: 409,
  code: 'still-needed',
  said,
})
/** To be confirmed. */
export const follows = (...sentences: string[]): Said => ({
  ...REFUSALS['has-consequences'],
  ...{ status: 409, code: 'has-consequences' },
  said: sentences.map((sentence) => ['despite', sentence]),
})
