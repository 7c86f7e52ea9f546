/** The checks of a text that a department hands in, fetched beside its form: what is found, and by which keys it is acknowledged. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Finding } from '#shared/checks/check-content.ts'
import { checkParagraph } from '#shared/checks/check-paragraph.ts'
import { aboutText, type Keyed, withKeys } from '#shared/checks/finding-key.ts'
import { knowledgeFor } from './knowledge.ts'
import type { Words } from './word-lists.ts'

type Known = { publication: Publication; words: Words | null; period: string; issueDate: string }

export const findingsIn = (text: string, { publication, words, ...day }: Known): Finding[] =>
  checkParagraph(text, { ...knowledgeFor(publication, words), ...day })

/** `text` as it is kept. */
export const doubtfulIn = (text: string, findings: readonly Finding[]): Promise<Keyed[]> =>
  withKeys(findings, aboutText(text))

export { allFullWidth } from '#shared/checks/all-full-width.ts'
