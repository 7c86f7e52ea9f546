/** Stands in for the printer in tests that are not about print: the same content gives the same bytes, other content others. */
import type { WorkerDeps } from '#functions/deps.ts'
import { canonicalJson } from '#shared/hash.ts'

export const quickPrint: WorkerDeps['print'] = async (content) => ({
  pdf: new TextEncoder().encode(`%PDF-1.7\n% ${canonicalJson(content)}`),
  pages: 1,
})
