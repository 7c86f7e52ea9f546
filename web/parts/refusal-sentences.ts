/** The sentences of refusals, fetched when one is to be shown: there are many, and most pages show none. */
import type { RefusalCode } from '#shared/refusals.ts'
import { useLoaded } from './use-loaded.ts'

/** Gives `…` until they are there. */
export function useRefusalSentences(isWanted: boolean): (code: RefusalCode) => string {
  const { module } = useLoaded('refusals', () => import('#shared/refusals.ts'), isWanted)
  return (code) => module?.REFUSALS[code].message ?? '…'
}
