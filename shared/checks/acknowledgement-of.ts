/** Makes an acknowledgement of a finding and a person's reason. */
import type { Actor } from '../centre/person.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import type { Keyed } from './finding-key.ts'

export const acknowledgementOf = (
  { finding, key, nth, alike, past }: Keyed,
  { where, by, at, reason }: { where: string; by: Pick<Actor, 'id' | 'name'>; at: Date; reason: string },
): Acknowledgement => {
  const { level: _, fix: __, ...place } = finding
  return {
    ...place,
    key,
    ...(nth !== undefined && { nth }),
    ...(alike !== undefined && { alike }),
    ...(past && { past }),
    where,
    by: { id: by.id, name: by.name },
    at: at.toISOString(),
    reason,
  }
}
