/** The place for what checks found in a field or several; what shows it is fetched beside the desk. */
import type { ReactNode } from 'react'
import { useLoaded } from '../../../parts/use-loaded.ts'
import { useChecks } from './desk-checks.ts'

/** By the cache, and not by Suspense: what was fetched is shown at once, where it is first to be shown. */
export const useFieldFindings = (isWanted: boolean) =>
  useLoaded('field-findings', () => import('./field-findings.tsx'), isWanted)

/** Null where nothing was found; `of` is the field, or what the fields belong to, in words. */
export function useFound(fields: readonly string[], of: string): ReactNode {
  const findings = fields.flatMap(useChecks().at)
  const { module } = useFieldFindings(findings.length > 0)
  if (findings.length === 0 || !module) return null
  return <module.FieldFindings findings={findings} of={of} withPlace={fields.length > 1} />
}

/** Of texts that have no place of their own for it: a section's title and sentence, the cells of a table. */
export const FoundIn = ({ fields, of }: { fields: readonly string[]; of: string }) => useFound(fields, of)
