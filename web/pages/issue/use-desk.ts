/** One issue at the desk: edits are saved as they are made, moves wait for them, and nobody's text is lost. */
import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue, WorkingSection } from '#shared/issue/issue.ts'
import { whyNotEdit } from '#shared/issue/issue-workflow.ts'
import type { IssueMoveRequest } from '#shared/requests.ts'
import type { Told } from '#shared/told.ts'
import { answer, api } from '../../api/client.ts'
import { usePerson } from '../../api/person.ts'
import { issue as issueQuery, keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { draftAt, draftKey, dropDraft, keepDraft } from '../../parts/saving/draft.ts'
import { useLeaveGuard } from '../../parts/saving/leave-guard.ts'
import { useSaving } from '../../parts/saving/save-line.tsx'
import { createSaver } from '../../parts/saving/saver.ts'
import { type Base, baseOf, startDesk, step } from './desk-state.ts'
import { same } from './parts.ts'
import { merged, type Opening, savable, type Written, writtenOf } from './written.ts'

type Draft = { base: Base; mine: Written }
const holds = (value: unknown, name: string): boolean => typeof value === 'object' && value !== null && name in value
const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'base' in value &&
  holds(value.base, 'written') &&
  'mine' in value &&
  holds(value.mine, 'sections')

export type Desk = ReturnType<typeof useDesk>

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useTheDesk(): Desk {
  const desk = useContext(DeskContext)
  // The issue page renders its parts inside the provider; anything else is a mistake of ours.
  if (!desk) throw new Error('useTheDesk outside of the desk')
  return desk
}

export function useDesk(issue: Issue, publication: Publication) {
  const person = usePerson()
  const { id } = issue
  const draft = draftKey(person.id, `issue:${id}`)
  const editable = whyNotEdit(issue, person) === null
  const [state, tell] = useReducer(step, null, () => {
    const left = editable ? draftAt(draft, isDraft) : null
    return left ? startDesk(left.base, left.mine) : startDesk(baseOf(issue))
  })
  // Known at once, not at the next render: the next write follows on the last one's answer.
  const base = useRef(state.base)

  const saver = useMemo(
    () =>
      createSaver<Written>(async (mine) => {
        const { version, written } = base.current
        const json = { version, ...savable(mine, written, publication) }
        const saved = await answer(api.issues[':issueId'].content.$put({ param: { issueId: id }, json }))
        base.current = baseOf(saved)
        tell({ kind: 'saved', base: base.current })
        queryClient.setQueryData(keys.issue(id), saved)
      }),
    [id, publication],
  )
  const saving = useSaving(saver)
  /** Bytes of the PDF that was last printed of what is being edited. */
  const [printedBytes, setPrintedBytes] = useState<number | null>(null)
  useLeaveGuard(saving.state !== 'saved')

  // What is on screen and not on the server goes there, and lies in the draft meanwhile.
  useEffect(() => {
    if (!editable) return
    const { written } = state.base
    const kept = (one: Written) => savable(one, written, publication)
    if (same(kept(state.mine), kept(written))) {
      saver.drop()
      dropDraft(draft)
    } else {
      keepDraft(draft, { base: state.base, mine: state.mine } satisfies Draft)
      saver.offer(state.mine)
    }
  }, [state.mine, state.base, editable, saver, draft, publication])
  useEffect(() => () => void saver.flush().catch(() => undefined), [saver])

  /** The issue as an act left it, or as it was read again. */
  const accept = useCallback(
    (next: Issue) => {
      queryClient.setQueryData(keys.issue(id), next)
      if (next.version <= base.current.version) return
      base.current = baseOf(next)
      tell({ kind: 'received', base: base.current })
    },
    [id],
  )
  // Read again while all is saved: someone else's change may show. While it is not, the write itself will say so.
  useEffect(() => {
    if (saver.get().state === 'saved') accept(issue)
  }, [issue, accept, saver])

  /** An act that changes the issue: after what is typed is saved, and nothing is written during it. */
  const act = useCallback(
    (run: (version: number) => Promise<Issue | null>): Promise<void> =>
      saver.exclusive(async () => {
        const next =
          (await run(base.current.version)) ?? (await queryClient.fetchQuery({ ...issueQuery(id), staleTime: 0 }))
        accept(next)
        void queryClient.invalidateQueries({
          queryKey: keys.issue(id),
          predicate: ({ queryKey }) => queryKey.length > 2,
        })
        void queryClient.invalidateQueries({ queryKey: keys.issues })
      }),
    [id, saver, accept],
  )
  const move = useCallback(
    async (request: (version: number) => IssueMoveRequest): Promise<Told | null> => {
      const reached: Told[] = []
      await act(async (version) => {
        const { told, ...moved } = await answer(
          api.issues[':issueId'].moves.$post({ param: { issueId: id }, json: request(version) }),
        )
        if (told) reached.push(told)
        return moved
      })
      return reached[0] ?? null
    },
    [act, id],
  )

  const edit = useCallback(
    (written: Written, field: string | null = null) => tell({ kind: 'edit', written, field, at: Date.now() }),
    [],
  )
  const editSections = (sections: Written['sections'], field: string | null = null) =>
    edit({ ...state.mine, sections }, field)
  /** Changes one section; `field` names where someone types. */
  const editSection = (section: WorkingSection, field: string | null = null) =>
    editSections(
      state.mine.sections.map((one) => (one.id === section.id ? section : one)),
      field,
    )
  /** Changes 更正 or 编者按, as someone types. */
  const editOpening = (part: keyof Opening, text: string) => edit({ ...state.mine, [part]: text }, part)

  /** After a stale write. */
  const settle = (latest: Issue, keep: 'mine' | 'theirs') => {
    const theirs = writtenOf(latest)
    const mine = keep === 'mine' ? merged(state.base.written, state.mine, theirs) : theirs
    base.current = baseOf(latest)
    queryClient.setQueryData(keys.issue(id), latest)
    tell({ kind: 'take', base: base.current, mine })
    saver.resume(null)
  }

  return {
    issue,
    publication,
    person,
    editable,
    mine: state.mine,
    base: state.base,
    saver,
    saving,
    printedBytes,
    setPrintedBytes,
    act,
    move,
    editSections,
    editSection,
    editOpening,
    settle,
    undo: () => tell({ kind: 'undo' }),
    redo: () => tell({ kind: 'redo' }),
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }
}
