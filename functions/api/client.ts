/** The API as a type, computed once, for the web's client; the web imports nothing else from here. */
import type { hc } from 'hono/client'
import type { createApp } from './app.ts'

export type Api = ReturnType<typeof createApp>
export type ApiClient = ReturnType<typeof hc<Api>>
export type MakeClient = (...args: Parameters<typeof hc>) => ApiClient
