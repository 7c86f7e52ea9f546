/** One issue at the desk: edits are saved as they are made, moves wait for them, and nobody's text is lost. */
import { createContext, useCallback, useContext, useEffect, useReducer, useRef, useState } from 'react'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue, WorkingSection } from '#shared/issue/issue.ts'
import { whyNotEdit } from '#shared/issue/issue-workflow.ts'
import type { IssueMoveRequest } from '#shared/requests.ts'
import type { Told } from '#shared/told.ts'
import { answer, api } from '../../api/client.ts'
import { issue as issueQuery, keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { isComposing } from '../../parts/composing.ts'
import { same } from '../../parts/same.ts'
import { draftAt, draftKey } from '../../parts/saving/draft.ts'
import type { Draft } from '../../parts/saving/edit.ts'
import { openEdit } from '../../parts/saving/edits.ts'
import { useLeaveGuard } from '../../parts/saving/leave-guard.ts'
import { useSaving } from '../../parts/saving/save-line.tsx'
import { type Base, baseOf, startDesk, step } from './desk-state.ts'
import { type EditedContent, editedContentOf, merged, type Opening, plain, savable } from './edited-content.ts'

const isEditedContent = (value: unknown): value is EditedContent =>
  typeof value === 'object' && value !== null && 'sections' in value
const isDraft = (draft: unknown): draft is Draft<EditedContent> =>
  typeof draft === 'object' &&
  draft !== null &&
  'base' in draft &&
  typeof draft.base === 'object' &&
  draft.base !== null &&
  'value' in draft.base &&
  isEditedContent(draft.base.value) &&
  'mine' in draft &&
  isEditedContent(draft.mine)

/** Where the draft of an issue's content lies. */
export const contentKey = (personId: string, issueId: string) => draftKey(personId, `issue:${issueId}`)
export const unsavedContent = (personId: string, issueId: string) => draftAt(contentKey(personId, issueId), isDraft)

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
  const editable = whyNotEdit(issue, person) === null
  const [edit] = useState(() =>
    openEdit<EditedContent, Issue>(
      {
        key: contentKey(person.id, id),
        write: (written, version, mark) =>
          answer(
            api.issues[':issueId'].content.$put({
              param: { issueId: id },
              json: { version, ...written, sections: [...written.sections], mark },
            }),
          ),
        read: () => answer(api.issues[':issueId'].$get({ param: { issueId: id } })),
        valueIn: editedContentOf,
        savable: (mine, base) => savable(mine, base, publication),
        onRow: (row) => queryClient.setQueryData(keys.issue(id), row),
      },
      baseOf(issue),
      isDraft,
    ),
  )
  const { saver } = edit
  useEffect(() => edit.use((mine, base) => savable(mine, base, publication)), [edit, publication])
  const [state, tell] = useReducer(step, null, () => startDesk(edit.base, edit.mine))
  const saving = useSaving(saver)
  /** Bytes of the PDF that was last printed of what is being edited. */
  const [printedBytes, setPrintedBytes] = useState<number | null>(null)
  useLeaveGuard(saving.state !== 'saved')

  // A save of this place may be answered between two pages.
  useEffect(() => {
    const heard = (base: Base) => tell({ kind: 'saved', base })
    heard(edit.base)
    return edit.onBase(heard)
  }, [edit])
  // What is on screen and not on the server goes there, and lies in the draft meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the base changed
  useEffect(() => {
    if (editable) edit.put(state.mine)
  }, [state.mine, state.base, editable, edit])
  useEffect(() => () => void edit.flush(), [edit])

  /** The issue as an act left it, or as it was read again. */
  const accept = useCallback(
    (next: Issue) => {
      queryClient.setQueryData(keys.issue(id), next)
      if (next.version <= edit.base.version) return
      const base = baseOf(next)
      // What is typed and not saved on the same text goes on; on another's text, its save asks what stays.
      if (edit.isLeft() && !same(base.value, edit.base.value)) return
      edit.rebase(next, merged(edit.base.value, plain(edit.mine, publication), base.value))
      tell({ kind: 'received', base, publication })
    },
    [id, edit, publication],
  )
  // Read again while all is saved: someone else's change may show. While it is not, the write itself will say so.
  useEffect(() => {
    if (saving.state === 'saved' && saver.get().state === 'saved' && !isComposing()) accept(issue)
  }, [issue, accept, saver, saving.state])

  /** An act that changes the issue: after what is typed is saved, and nothing is written during it. */
  const act = useCallback(
    (run: (version: number) => Promise<Issue | null>): Promise<void> =>
      saver.exclusive(async () => {
        const next =
          (await run(edit.base.version)) ?? (await queryClient.fetchQuery({ ...issueQuery(id), staleTime: 0 }))
        accept(next)
        void queryClient.invalidateQueries({
          queryKey: keys.issue(id),
          predicate: ({ queryKey }) => queryKey.length > 2,
        })
        void queryClient.invalidateQueries({ queryKey: keys.issues })
      }),
    [id, edit, saver, accept],
  )
  /** An act after which the issue is there no more. */
  const end = useCallback(
    (run: (version: number) => Promise<unknown>): Promise<unknown> => saver.exclusive(() => run(edit.base.version)),
    [edit, saver],
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

  const lastWritten = useRef<EditedContent | null>(null)
  const write = useCallback((written: EditedContent, field: string | null = null) => {
    lastWritten.current = written
    tell({ kind: 'edit', written, field, at: Date.now() })
  }, [])
  /** The way back from what was just written, for later: it takes nothing back once something else was written. */
  const undoOfLast = useCallback(() => {
    const only = lastWritten.current
    return () => tell({ kind: 'undo', only })
  }, [])
  const editSections = (sections: EditedContent['sections'], field: string | null = null) =>
    write({ ...state.mine, sections }, field)
  /** Changes one section; `field` names where someone types. */
  const editSection = (section: WorkingSection, field: string | null = null) =>
    editSections(
      state.mine.sections.map((one) => (one.id === section.id ? section : one)),
      field,
    )
  /** Changes 更正 or 编者按, as someone types. */
  const editOpening = (part: keyof Opening, text: string) => write({ ...state.mine, [part]: text }, part)

  /** After a stale write: what is decided is decided of `latest`, as it was shown. */
  const settle = (latest: Issue, keep: 'mine' | 'theirs') => {
    const theirs = editedContentOf(latest)
    const mine = keep === 'mine' ? merged(state.base.value, plain(state.mine, publication), theirs) : theirs
    edit.rebase(latest, mine)
    queryClient.setQueryData(keys.issue(id), latest)
    tell({ kind: 'take', base: baseOf(latest), mine })
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
    end,
    move,
    write,
    editSections,
    editSection,
    editOpening,
    settle,
    undoOfLast,
    undo: () => tell({ kind: 'undo' }),
    redo: () => tell({ kind: 'redo' }),
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }
}
