/** Lambda: the same API with a browser; API Gateway sends it the previews only. */
import { handle } from 'hono/aws-lambda'
import { createApp } from '../api/app.ts'
import { readEnvironment } from '../environment.ts'
import { openPrinter } from '../print/printer.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'

const { print } = await openPrinter({ start: 'background' })

export const handler = handle(createApp({ ...(await openDeps(readEnvironment(process.env))), print }, log))
