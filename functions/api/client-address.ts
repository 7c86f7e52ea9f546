/** The network address that a request comes from, for counting: never for saying who somebody is. */
import type { Context } from 'hono'
import { z } from 'zod'

const Env = z.object({
  /** On Lambda: who called API Gateway, which is CloudFront. */
  requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }).optional(),
  /** In Node: the connection. */
  incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }).optional(),
})

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/**
 * The last entry of X-Forwarded-For, where a proxy of ours wrote it: CloudFront, or one on this machine. Anybody may have
 * written the entries before it. Null where nobody knows (in tests, which have no connection).
 */
export function clientAddress(c: Context): string | null {
  const { data } = Env.safeParse(c.env ?? {})
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
  const edge = data?.requestContext?.http.sourceIp
  if (edge !== undefined) {
    // CloudFront names the viewer, API Gateway then names CloudFront.
    const before = forwarded.at(-1) === edge ? forwarded.at(-2) : forwarded.at(-1)
    return before || edge
  }
  const peer = data?.incoming?.socket.remoteAddress
  if (peer === undefined) return null
  return (LOOPBACK.test(peer) && forwarded.at(-1)) || peer
}
