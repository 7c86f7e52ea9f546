/** Answers only what is asked under the app's own name: another name that leads here is somebody's trick (DNS rebinding). */
import type { MiddlewareHandler } from 'hono'
import { isLoopback } from './loopback.ts'

const WRONG = '本系统不以这个网址提供服务，请使用管理员告知的网址；管理员可用 PUBLIC_URL 设置网址。'

/** 421 (RFC 9110, 15.5.20) for a Host that is neither `publicUrl`'s nor this machine's own. */
export function expectedHost(publicUrl: string): MiddlewareHandler {
  const { hostname } = new URL(publicUrl)
  return async (c, next) => {
    const asked = nameIn(c.req.header('host') ?? '')
    if (asked !== hostname && !isLoopback(asked)) return c.text(WRONG, 421)
    return next()
  }
}

/** The name in a Host header, lower case and without its port; empty where it is no name at all. */
function nameIn(host: string): string {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return ''
  }
}
