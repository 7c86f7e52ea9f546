/** The printed groups of the colophon (版记) with their words, in their order; 送 has no mailboxes of its own. */
import type { Colophon } from './content.ts'

export const GROUPS = {
  reporting: '报',
  sending: '送',
  distribution: '发',
} as const satisfies Record<Exclude<keyof Colophon, 'copies'>, string>
