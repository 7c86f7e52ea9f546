/** The log of a function, which Lambda keeps. */
import { openLog } from '../log/log.ts'
import { readLogLevel } from './environment.ts'

export const log = openLog(readLogLevel(process.env))
