/** Everything that acts and workers are given from outside: the store, files, time, ids and the few settings of the place they run in. */
import { randomUUID } from 'node:crypto'
import type { SignInRules } from '#shared/centre/sign-in-rules.ts'
import type { Content } from '#shared/content/content.ts'
import type { Files } from './files/port.ts'
import type { Log } from './log/log.ts'
import type { Mailer } from './mail/port.ts'
import type { Table } from './store/table.ts'

/** Where this system stands, from the environment. */
export type Place = {
  /** Address people use, without a slash at the end; mails link to it. */
  publicUrl: string
  /** Key of the sign-in codes; at least 32 characters. */
  secret: string
  /** Address that mails are sent from. */
  mailFrom: string
  /** The most bytes that a whole mail may have here; a mail server of its own may allow less. */
  mailMostBytes: number
  /** Left out: as is usual (shared/centre/sign-in-rules.ts). */
  signIn?: SignInRules
}

export type Deps = { table: Table; files: Files; place: Place; clock: () => Date; newId: () => string }

/** The API also prints previews; `preview`: for whom, which lets what is to be approved go first. */
export type ApiDeps = Deps & {
  print: (content: Content, how?: { preview?: string }) => Promise<{ pdf: Uint8Array<ArrayBuffer>; pages: number }>
}

/** Workers also print and mail; `worker` names the claimant, `leaseMs` is how long its claims hold. */
export type WorkerDeps = ApiDeps & {
  /** A picture of the PDF's first page (WebP); null where it cannot be drawn, which stops nothing. */
  drawFirstPage: (pdf: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | null>
  mailer: Mailer
  /** How many letters of one distribution this process has under way at once, at most. */
  senders: number
  worker: string
  leaseMs: number
  log: Log
  /** Aborted when the process is to end: long work is put back, to be gone on with at the next start. */
  ending?: AbortSignal
}

export const randomId = (): string => randomUUID()
