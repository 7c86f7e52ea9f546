/** `/healthz`: whether the app can read what it holds, for whoever watches it; it says nothing about anybody. */
import type { Context } from 'hono'
import type { Deps } from '#functions/deps.ts'
import { getMailPause } from '#functions/store/mail-pause.ts'

const MOST_MS = 3000

/** 200, with whether mail goes; 503 where the database does not answer. */
export async function health(c: Context, { table }: Pick<Deps, 'table'>): Promise<Response> {
  c.header('cache-control', 'no-store')
  const late = AbortSignal.timeout(MOST_MS)
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(late.reason))
  })
  try {
    const pause = await Promise.race([getMailPause(table), tooLate])
    return c.json({ state: 'ok', mail: pause ? 'paused' : 'goes' }, 200)
  } catch {
    return c.json({ state: 'no-database', message: '数据库没有应答，系统正在重新启动它；持续如此请联系管理员。' }, 503)
  }
}
