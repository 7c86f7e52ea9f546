/** Whether two values would be the same JSON. */
import { canonicalJson } from '#shared/hash.ts'

export const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
