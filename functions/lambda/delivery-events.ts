/** Lambda: woken by the queue of SES's events, writes down what became of mails. */

import { openTable } from '../store/table.ts'
import { handleDeliveryEvents } from '../workers/distribution/delivery-events.ts'
import { readTable } from './environment.ts'
import { log } from './log.ts'

const deps = { table: openTable(readTable(process.env)), clock: () => new Date(), log }

export const handler = (batch: unknown) => handleDeliveryEvents(deps, batch)
