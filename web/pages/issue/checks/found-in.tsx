/** The place for what checks found in a field or several; what shows it is fetched when there is something. */
import type { ReactNode } from 'react'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useChecks } from './desk-checks.ts'

const FieldFindings = lazyPart(async () => (await import('./field-findings.tsx')).FieldFindings)

/** Null where nothing was found; `of` is the field, or what the fields belong to, in words. */
export function useFound(fields: readonly string[], of: string): ReactNode {
  const findings = fields.flatMap(useChecks().at)
  return findings.length === 0 ? null : <FieldFindings findings={findings} of={of} withPlace={fields.length > 1} />
}

/** Of texts that have no place of their own for it: a section's title and sentence, the cells of a table. */
export const FoundIn = ({ fields, of }: { fields: readonly string[]; of: string }) => useFound(fields, of)
