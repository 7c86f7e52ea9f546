/** Lambda: woken by the queue of SES's events, writes down what became of mails. */
import { randomId } from '../deps.ts'
import { openTable } from '../store/table.ts'
import { handleDeliveryEvents } from '../workers/distribution/handle-delivery-events.ts'
import { readStore } from './environment.ts'
import { log } from './log.ts'
import { readSecret } from './read-secret.ts'

const { table, secret } = readStore(process.env)
const deps = { table: openTable(table, await readSecret(secret)), clock: () => new Date(), newId: randomId, log }

export const handler = (batch: unknown) => handleDeliveryEvents(deps, batch)
