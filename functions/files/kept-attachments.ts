/** Attachments lie in the file store under the sha256 of their file; the parts they come in lie there for a day. */
import type { Kept } from './hashed.ts'

/** Parts of files that are on their way; on AWS they are gone after a day (infra/aws/bucket.ts), here at the next start. */
export const ARRIVING = 'arriving/'

export const partKey = (hash: string): string => `${ARRIVING}${hash}`
export const keptPart = (hash: string): Kept => ({ key: partKey(hash), hash })

export const attachmentKey = (hash: string): string => `attachments/${hash}`
export const keptAttachment = (hash: string): Kept => ({ key: attachmentKey(hash), hash })
