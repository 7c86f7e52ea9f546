/** Lambda: woken by SES's events, writes down what became of a mail. */
import { readTable } from '../environment.ts'
import { openTable } from '../store/table.ts'
import { handleDeliveryEvents } from '../workers/delivery-events.ts'
import { log } from './log.ts'

const deps = { table: openTable(readTable(process.env)), clock: () => new Date(), log }

export const handler = (event: unknown) => handleDeliveryEvents(deps, event)
