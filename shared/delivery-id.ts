/** The id of an issue's delivery to a mailbox: the same however often it is made, and whoever makes it. */
import { sha256 } from './hash.ts'

export const deliveryId = async (issueId: string, address: string): Promise<string> =>
  (await sha256(`${issueId} ${address}`)).slice(0, 32)
