/** The knowledge that checks in the browser have: of the publication's settings, made once for each reading of them, and the lists. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Knowledge } from '#shared/checks/check-content.ts'
import { knowledgeOf } from '#shared/checks/knowledge.ts'
import type { Words } from './word-lists.ts'

const OF_SETTINGS = new WeakMap<Publication, Knowledge>()

/** `words`: null while they are being fetched. */
export function knowledgeFor(publication: Publication, words: Words | null): Knowledge {
  const known = OF_SETTINGS.get(publication) ?? knowledgeOf(publication)
  OF_SETTINGS.set(publication, known)
  return { ...known, ...words }
}
