/** Lambda: the API behind API Gateway, without a browser. */
import { createApp } from '../api/app.ts'
import { readEnvironment } from './environment.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'
import { serve } from './serve.ts'

const print = () => Promise.reject(new Error('API Gateway must send previews to the preview function'))

export const handler = serve(createApp({ ...(await openDeps(readEnvironment(process.env))), print }, log))
