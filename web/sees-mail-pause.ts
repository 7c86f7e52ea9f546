/** Tells who has mail's pause told above every page; the route that says of it serves the same. */
import type { Role } from '#shared/centre/person.ts'

export const seesMailPause = (roles: readonly Role[]): boolean =>
  roles.includes('administrator') || roles.includes('editor')
