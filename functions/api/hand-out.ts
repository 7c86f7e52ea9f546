/** Giving out a file whatever its size: as the answer or, where that could be too large, by a link into the file store. */
import type { Context } from 'hono'
import type { Facts } from '#shared/audit-facts.ts'
import { sha256 } from '#shared/hash.ts'
import { recordExport } from '../acts/access.ts'
import type { Deps } from '../deps.ts'
import { keepHashed } from '../files/hashed.ts'
import { type Files, HANDED_OUT } from '../files/port.ts'
import { clientAddress } from './client-address.ts'
import { type ApiEnv, signedIn } from './route.ts'

/** Headers of a file that came from outside: opened by itself it is still no page of ours, whatever its bytes may be read as. */
export const NO_PAGE = { 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'" }

/** Lambda answers with 6 MB at most, which in base64 are 4.5 MB of file. */
const MOST_BYTES = 4_500_000

type HandedOut = {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** To save it under. */
  name: string
  /** `inline`: to be shown; default `attachment`: to be saved. */
  how?: 'inline' | 'attachment'
}

/** `headers` go along with an answer that is the file itself. A large file is kept under its hash: asked for twice, it is there. */
export async function handOut(
  c: Context<ApiEnv>,
  files: Files,
  { bytes, type, name, how = 'attachment' }: HandedOut,
  headers: Record<string, string> = {},
) {
  const disposition = `${how}; filename*=UTF-8''${spelled(name)}`
  if (files.link === null || bytes.length <= MOST_BYTES)
    return c.body(bytes, 200, { 'content-type': type, 'content-disposition': disposition, ...headers })
  const key = `${HANDED_OUT}${await sha256(bytes)}`
  await keepHashed(files, key, bytes, type)
  return c.redirect(await files.link(key, { type, disposition, cache: headers['cache-control'] ?? 'no-store' }), 303)
}

/** Data that leaves the system: on the record of access first, then given out as any file. `facts`: what it held. */
export async function handOutExport(c: Context<ApiEnv>, deps: Deps, file: HandedOut, facts: Facts = {}) {
  await recordExport(deps, signedIn(c), { about: file.name, address: clientAddress(c), facts })
  return handOut(c, deps.files, file)
}

/** Without what no file system takes, as RFC 8187 spells a value; a name of an earlier release may hold half a character. */
const spelled = (name: string): string =>
  encodeURIComponent(name.toWellFormed().replace(/[\\/:*?"<>|]/g, '')).replace(
    /['()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
