/** The log of this process; what is wrong with `LOG_LEVEL` is told where settings are read. */
import { LogLevel, openLog } from '#functions/log/log.ts'

export const log = openLog(LogLevel.catch('warn').parse(process.env.LOG_LEVEL))
