/** The API as API Gateway calls it. */
import { handle } from 'hono/aws-lambda'
import { createApp } from '../api/app.ts'
import type { ApiDeps } from '../deps.ts'
import { log } from './log.ts'

/** All but JSON goes as bytes: as text a CSV would lose the mark by which spreadsheets know its UTF-8. */
const isContentTypeBinary = (type: string): boolean => !type.includes('json')

export const serve = (deps: ApiDeps) => handle(createApp(deps, log), { isContentTypeBinary })
