/** Previews alone, for the function that runs the browser: it writes no row, and can do no more than its one route. */
import type { ApiDeps, Deps } from '../deps.ts'
import type { Log } from '../log/log.ts'
import type { SessionReader } from '../sign-in/session.ts'
import { guardedApp } from './guarded-app.ts'
import { previewRoutes } from './routes/preview.ts'

export type PreviewDeps = SessionReader & Pick<Deps, 'files' | 'newId'> & Pick<ApiDeps, 'print'>

export const createPreviewApp = (deps: PreviewDeps, log: Log) =>
  guardedApp(deps, null, log).route('/api', previewRoutes(deps))
