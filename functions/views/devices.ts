/** The devices on which somebody is signed in, the newest first. */
import { z } from 'zod'
import { Session } from '#shared/centre/session.ts'
import { sessionEnds, USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { Hash } from '#shared/fields.ts'
import type { Deps } from '../deps.ts'
import { isSealed } from '../sign-in/session-mac.ts'
import { indexes } from '../store/keys.ts'
import { oldestFirst } from '../store/oldest-first.ts'
import { listIndexReadable } from '../store/read.ts'
import { readEra } from '../store/session-era.ts'

export const Device = z.object({
  id: Hash,
  name: z.string(),
  trusted: z.boolean(),
  createdAt: z.string(),
  expires: z.string(),
  current: z.boolean().describe('正在使用的这一台'),
})
export type Device = z.infer<typeof Device>

export async function devicesOf(
  { table, clock, place }: Pick<Deps, 'table' | 'clock' | 'place'>,
  personId: string,
  current: string | null,
): Promise<Device[]> {
  const [{ rows }, era] = await Promise.all([
    listIndexReadable(table, Session, indexes.sessions(personId), { now: clock() }),
    readEra(table, personId),
  ])
  const rules = place.signIn ?? USUAL_RULES
  return rows
    .map((session) => ({ session, ends: sessionEnds(session, rules) }))
    .filter(
      ({ session, ends }) => (session.era ?? 0) === era && ends > clock().getTime() && isSealed(session, place.secret),
    )
    .map(({ session: { tokenHash, device, trusted = false, createdAt }, ends }) => ({
      ...{ id: tokenHash, name: device ?? '未知设备', trusted: trusted && rules.trustedDays > 0 },
      ...{ createdAt, expires: new Date(ends).toISOString(), current: tokenHash === current },
    }))
    .toSorted(oldestFirst(({ createdAt }) => createdAt))
    .reverse()
}
