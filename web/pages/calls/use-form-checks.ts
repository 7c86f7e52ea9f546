/** The checks of a submission's text, run a moment after typing rests; before it is handed in they say what is for its department to see. */
import { useMemo } from 'react'
import type { Publication } from '#shared/centre/publication.ts'
import { useTypedField } from '../../parts/checks/use-typed-field.ts'
import { useWords } from '../../parts/checks/use-words.ts'
import { useDebounced } from '../../parts/use-debounced.ts'
import { useLoaded } from '../../parts/use-loaded.ts'
import type { Call } from './call.ts'

const REST_MS = 400

/** `text` is what was checked: its places are places in it. `shown`: what shows findings. `isReady`: nothing is waited for that could still find or show one. */
export function useFormChecks(typed: string, field: string, { issue }: Call, publication: Publication) {
  const { module: loaded, ...code } = useLoaded(
    'check-submission',
    () => import('../../parts/checks/check-submission.ts'),
  )
  const { words, ...lists } = useWords()
  const shown = useLoaded('text-findings', () => import('./text-findings.tsx'))
  const text = useDebounced(typed, REST_MS)
  const isTyped = useTypedField() === field
  const { period, issueDate } = issue
  const checked = useMemo(
    () => loaded?.findingsIn(text, { publication, words, period, issueDate }) ?? [],
    [loaded, text, words, publication, period, issueDate],
  )
  const isHere = loaded !== null && words !== null && shown.module !== null
  return {
    text,
    shown: shown.module,
    isReady: isHere || code.hasFailed || lists.hasFailed || shown.hasFailed,
    allFullWidth: loaded?.allFullWidth ?? null,
    // What the end still lacks may come: 段末缺句号 in the middle of a sentence.
    findings: checked.filter(({ level, end }) => !(isTyped && level === 'advice' && end >= text.trimEnd().length)),
  }
}
