/** All that a locked page can get: its one document, its fonts and its pictures, from memory, under a made-up origin. */
import type { CDPSession } from 'puppeteer-core'
import { ISSUE_STYLE, PAGE_STYLE } from '#shared/print/style.ts'
import type { FontRules } from '../font-rules.ts'
import { type Request, type Served, serveTab } from './serve-tab.ts'

export const ORIGIN = 'https://issue.invalid'

const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `font-src ${ORIGIN}`,
  `img-src ${ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-same-origin',
].join('; ')

// Nobody looks at the screen: the issue shows there only while fit.ts measures it, and need not be laid out again, nor painted.
const UNSEEN = '@media screen{main:not([style^=width]){display:none}}'

const DOCUMENT = Buffer.from(
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>-</title><style>${PAGE_STYLE}${ISSUE_STYLE}</style><style>${UNSEEN}</style></head><body></body></html>`,
)

/** From now on answers the document once, the fonts of the rules, and `pictures` by their address; refuses every other request. */
export function serveFromMemory(
  session: CDPSession,
  fontRules: FontRules,
  pictures: ReadonlyMap<string, Buffer>,
): Promise<void> {
  let served = false

  async function find({ request: { url }, resourceType }: Request): Promise<Served | null> {
    const path = url.startsWith(`${ORIGIN}/`) ? url.slice(ORIGIN.length) : null
    if (path === '/' && resourceType === 'Document' && !served) {
      served = true
      return {
        body: DOCUMENT,
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
      }
    }
    const font = path !== null && resourceType === 'Font' ? await fontRules.read(path)?.catch(() => null) : null
    if (font) return { body: font, headers: { 'content-type': 'font/woff2', 'access-control-allow-origin': ORIGIN } }
    const picture = path !== null && resourceType === 'Image' ? pictures.get(path) : undefined
    return picture ? { body: picture, headers: { 'content-type': 'image/jpeg' } } : null
  }

  return serveTab(session, find)
}
