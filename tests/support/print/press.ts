/** A press for tests that are not about print: the same content gives the same bytes, other content others, and it is quick. */
import type { WorkerDeps } from '#functions/deps.ts'
import { canonicalJson } from '#shared/hash.ts'

export const quickPress: WorkerDeps['print'] = async (content) => ({
  pdf: new TextEncoder().encode(`%PDF-1.7\n% ${canonicalJson(content)}`),
  pages: 1,
})
