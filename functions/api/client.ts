/** The API as a type, for the web's typed client; the web imports nothing else from here. */
import type { createApp } from './app.ts'

export type Api = ReturnType<typeof createApp>
