/** A page of the printing browser, and the commands to it. */
import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js'

export type Tab = { session: CDPSession; close(): Promise<void> }
