/** A call that was not done: refused by the API, failed there, or never arrived. */
import type { RefusalCode, RefusalDetail } from '#shared/refusals.ts'

export type RefusedCode = RefusalCode | 'fault' | 'offline'

export class Refused extends Error {
  readonly code: RefusedCode
  readonly details: readonly RefusalDetail[]
  constructor(code: RefusedCode, message: string, details: readonly RefusalDetail[] = []) {
    super(message)
    this.name = 'Refused'
    this.code = code
    this.details = details
  }
}

export const offline = () => new Refused('offline', '连接不上服务器，请检查网络后重试。')
/** Of an act. */
export const unanswered = () =>
  new Refused('offline', '没有收到答复，这一步可能已经办理。联网后请先看最新情况，再决定是否重办。')

/** Whether trying the same again may help. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'busy' || error.code === 'fault' || error.code === 'offline')

export const isStale = (error: unknown): boolean => error instanceof Refused && error.code === 'stale'

/** Whether the thing is not any more what the page shows: the page has to be read again. */
export const isOvertaken = (error: unknown): boolean => error instanceof Refused && OVERTAKEN.includes(error.code)
const OVERTAKEN: readonly RefusedCode[] = ['overtaken', 'done-already', 'wrong-state', 'not-what-you-saw']

/** Whether fields were filled in wrongly: each then says so itself (`fieldError`). */
export const isMisfit = (error: unknown): error is Refused => error instanceof Refused && error.code === 'bad-request'

/** What to tell of an error, in one sentence with its details. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Refused)) return '页面出错，请刷新后重试；刷新后仍出错的，请换一个浏览器，或联系管理员。'
  return `${error.message}${oneAfterAnother(error.details)}`
}

/** What the API said of the field at `path` (the last parts of its path suffice), for under the field. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof Refused)) return undefined
  const ofIt = error.details.filter((detail) => detail.path === path || detail.path.endsWith(`.${path}`))
  return oneAfterAnother(ofIt) || undefined
}

const oneAfterAnother = (details: readonly RefusalDetail[]): string =>
  [...new Set(details.map(({ message }) => message))].join('；')
