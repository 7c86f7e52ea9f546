/** Programs of this machine. */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** The first of these that is on the PATH and may be run; null if none is. */
export function onPath(...names: string[]): string | null {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(':')) {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {
        // Not there.
      }
    }
  return null
}
