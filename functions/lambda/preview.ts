/** Lambda: the same API with a browser; API Gateway sends it the previews only. */
import { handle } from 'hono/aws-lambda'
import { createApp } from '../api/app.ts'
import { readEnvironment } from '../environment.ts'
import { picturesIn } from '../files/pictures.ts'
import { openPrinter } from '../print/printer.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'

const deps = await openDeps(readEnvironment(process.env))
const { print } = await openPrinter({ start: 'background', pictures: picturesIn(deps.files) })

export const handler = handle(createApp({ ...deps, print }, log))
