/** The checks of the desk: run a moment after typing rests, over all that is edited; fields, list and moves show what they found. */
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { useTypedField } from '../../../parts/checks/use-typed-field.ts'
import { useWords } from '../../../parts/checks/use-words.ts'
import type { Words } from '../../../parts/checks/word-lists.ts'
import { useDebounced } from '../../../parts/use-debounced.ts'
import { useLoaded } from '../../../parts/use-loaded.ts'
import type { EditedContent } from '../edited-content.ts'
import type { Desk } from '../use-desk.ts'
import type { CheckedDesk } from './check-desk.ts'
import { type DeskFinding, missingOnDesk } from './desk-findings.ts'
import { useAcknowledgements } from './use-acknowledgements.ts'

const REST_MS = 400

export type DeskChecks = ReturnType<typeof useDeskChecks>

const ChecksContext = createContext<DeskChecks | null>(null)
export const ChecksProvider = ChecksContext.Provider

export function useChecks(): DeskChecks {
  const checks = useContext(ChecksContext)
  // The desk renders its parts inside the provider; anything else is a mistake of ours.
  if (!checks) throw new Error('useChecks outside of the desk')
  return checks
}

/** What was checked, and with what. */
type CheckedOf = { of: EditedContent | null; words: Words | null; history: readonly PastMonth[] | null }

const NOTHING: CheckedOf & CheckedDesk = { of: null, words: null, history: null, findings: [], past: new Map() }
const ORDER = { blocks: 0, acknowledge: 1, advice: 2 } as const

export function useDeskChecks(desk: Desk) {
  const { issue, mine, publication, editable } = desk
  const { acknowledged, history, isRead, ...acts } = useAcknowledgements(desk)
  const { module: loaded, ...code } = useLoaded('check-desk', () => import('./check-desk.ts'), editable)
  const { words, ...lists } = useWords(editable)
  const resting = useDebounced(mine, REST_MS)
  const typed = useTypedField()
  const [{ findings: found, past, ...checked }, setChecked] = useState(NOTHING)
  useEffect(() => {
    if (!editable || !loaded) return
    let isOvertaken = false
    void loaded.checkDesk({ issue, mine: resting, publication }, { words, history }).then((found) => {
      if (!isOvertaken) setChecked({ of: resting, words, history, ...found })
    })
    return () => {
      isOvertaken = true
    }
  }, [editable, loaded, issue, resting, publication, words, history])

  const shown = useMemo(() => {
    const byKey = new Map(acknowledged.map((one) => [one.key, one]))
    const acknowledgementOf = ({ acknowledgedAs }: DeskFinding): Acknowledgement | undefined =>
      acknowledgedAs === null ? undefined : byKey.get(acknowledgedAs)
    const told = found.filter(
      // What the end of a text still lacks may come: 段末缺句号 in the middle of a sentence.
      ({ field, level, place }) => !(place?.isAtEnd && level === 'advice' && field === typed),
    )
    const byField = Map.groupBy(told, ({ field }) => field)
    return {
      acknowledgementOf,
      open: told.filter((one) => !acknowledgementOf(one)),
      /** Each with the place that it has now. */
      acknowledged: told.flatMap((one): Acknowledgement[] => {
        const said = acknowledgementOf(one)
        return said ? [{ ...said, where: one.where }] : []
      }),
      /** Those that a field shows, acknowledged ones too. */
      at: (field: string): readonly DeskFinding[] => byField.get(field) ?? [],
    }
  }, [acknowledged, found, typed])
  // Once typing rests, as with the checks: not at each key.
  const missing = useMemo(() => missingOnDesk({ issue, mine: resting, publication }), [issue, resting, publication])
  const findings = useMemo(
    () => [...missing, ...shown.open].toSorted((a, b) => ORDER[a.level] - ORDER[b.level]),
    [missing, shown],
  )
  return {
    ...shown,
    ...acts,
    pastOf: (field: string) => past.get(field),
    /** Open ones, in the order of their gravity, and of the content. */
    findings,
    /** All that is on screen was checked with all that is known. */
    isReady: isRead && words !== null && checked.of === mine && checked.words === words && checked.history === history,
    hasFailed: code.hasFailed || lists.hasFailed,
  }
}
