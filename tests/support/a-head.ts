/** A department whose head signs what it hands in, and that head, signed in. */

import { aPerson, askForPerson, askForSettings } from './administering.ts'
import type { Caller } from './caller.ts'
import type { Centre } from './centre.ts'
import { ok } from './issue-steps.ts'

let heads = 0

export async function aHeadOf(centre: Centre, administrator: Caller, departmentId: string) {
  heads += 1
  const name = `head${heads}`
  const {
    id,
    settings: { email },
  } = await aPerson(centre, administrator, name, ['contributor'], departmentId)
  ok(await askForPerson(administrator, id, { head: true }))
  ok(
    await askForSettings(centre, administrator, ({ departments }) => ({
      departments: departments.map((one) => (one.id === departmentId ? { ...one, headSigns: true } : one)),
    })),
  )
  return { id, email, caller: await centre.as(email) }
}
