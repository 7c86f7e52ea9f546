/** Tells which of the store's errors are no fault of the program: it has too much to do, does not answer, or has no room. */

const THROTTLED = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
])

/** Whether the store did nothing because it is busy (after the client's own tries): the same may pass later. */
export const isThrottled = (error: unknown): boolean => error instanceof Error && THROTTLED.has(error.name)

/** The engine is being started again, or out of reach (errno(3), also where Node gives no number with it); the SDK's name for no answer in time. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ETIMEDOUT', 'TimeoutError'])

/** Whether the engine does not answer, or the embedded one's own disk is what is wrong, by its words. */
export function storageFaultOf(error: unknown): 'store-away' | 'storage-full' | 'storage-failed' | null {
  if (!(error instanceof Error)) return null
  if (AWAY.has(error.name) || ('code' in error && AWAY.has(String(error.code)))) return 'store-away'
  if (error.name !== 'InternalServerError') return null
  if (/disk is full/.test(error.message)) return 'storage-full'
  return /readonly database|disk I\/O error|unable to open database/.test(error.message) ? 'storage-failed' : null
}
