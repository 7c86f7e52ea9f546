/** The log: one line of JSON for each thing worth knowing, with the request that it belongs to and without mailboxes. */
import { Logger } from '@aws-lambda-powertools/logger'
import { z } from 'zod'
import { requestNow } from './request-now.ts'
import { withoutAddresses } from './without-addresses.ts'

export const LogLevel = z.enum(['debug', 'info', 'warn', 'error'], 'LOG_LEVEL must be debug, info, warn or error')
export type LogLevel = z.infer<typeof LogLevel>

export type LogLine = { level: LogLevel; event: string } & Record<string, unknown>
export type Log = (line: LogLine) => void

/** Lines of this level and the graver ones: `warn` and `error` go to stderr, the others to stdout. On Lambda its own setting of the level goes before. */
export function openLog(from: LogLevel): Log {
  const logger = new Logger({
    serviceName: 'chuangxun',
    logLevel: from,
    jsonReplacerFn: (_, value) => (typeof value === 'string' ? withoutAddresses(value) : value),
  })
  return ({ level, event, ...more }) => logger[level](event, { request: requestNow(), ...more })
}
