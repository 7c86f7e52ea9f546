/** Lambda: the same API with a browser; API Gateway sends it the previews only. */

import { picturesIn } from '../files/pictures.ts'
import { openPrinter } from '../print/printer.ts'
import { readEnvironment } from './environment.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'
import { serve } from './serve.ts'

const deps = await openDeps(readEnvironment(process.env))
const { print } = await openPrinter({ start: 'background', pictures: picturesIn(deps.files), log })

export const handler = serve({ ...deps, print })
