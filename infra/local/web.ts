/** The web's files: built where the sources are newer than the last build, and served with a strict policy. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'web/dist')

/** Builds web/dist if it is missing or older than what it is made of. */
export async function buildWeb(): Promise<void> {
  const built = join(DIST, 'index.html')
  const sources = ['web', 'shared', 'functions/api', 'package-lock.json'].map((name) => newest(join(ROOT, name)))
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return
  const { build } = await import('vite')
  await build({ root: join(ROOT, 'web'), configFile: join(ROOT, 'web/vite.config.ts'), logLevel: 'warn' })
}

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).flatMap((name) => (name === 'dist' ? [] : [newest(join(path, name))])))
}

/** Serves files by their path and the page for every address that is none: the page has its own routes. */
export function webFiles(): Hono {
  const web = new Hono()
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  )
  web.use(
    '/assets/*',
    serveStatic({ root: DIST, onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable') }),
  )
  web.use(serveStatic({ root: DIST }))
  web.get('*', async (c) => {
    c.header('cache-control', 'no-cache')
    return c.html(await readFile(join(DIST, 'index.html'), 'utf8'))
  })
  return web
}
