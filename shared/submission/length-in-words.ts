/** A sentence on how long a text is, held against the recommended length; apart from its schema, which the form does not need. */
import { LONGEST_TEXT } from './longest-text.ts'
import type { RecommendedLength } from './recommended-length.ts'

export function lengthInWords(length: number, recommended: RecommendedLength | undefined): string {
  if (!recommended) return `${length} 字（最多 ${LONGEST_TEXT} 字）。`
  const span = `${recommended.from}—${recommended.to} 字`
  if (length === 0) return `建议 ${span}。`
  if (length < recommended.from) return `${length} 字，比建议的 ${span}短。`
  if (length > recommended.to) return `${length} 字，比建议的 ${span}长，采用时可能压缩。`
  return `${length} 字，在建议的 ${span}之内。`
}
