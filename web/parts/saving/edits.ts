/** All that this window edits, by key: a page that is left and opened again goes on with what it left. */
import { draftAt, dropDraft, keepDraft } from './draft.ts'
import { type Base, createEdit, type Draft, type Edit, type EditOptions, type Row } from './edit.ts'
import { WINDOW } from './windows.ts'

// biome-ignore lint/suspicious/noExplicitAny: each key is asked for with the types it was opened with
const open = new Map<string, Edit<any, any>>()

let saves = 0

/** What is edited under this key: what is not saved yet goes on, also after a reload; else it begins with the row. */
export function openEdit<T, R extends Row>(
  options: EditOptions<T, R> & { key: string },
  begin: Base<T>,
  fits: (value: unknown) => value is Draft<T>,
): Edit<T, R> {
  const { key } = options
  const known = open.get(key)
  if (known?.isLeft()) return known
  const start = draftAt(key, fits) ?? { base: begin, mine: begin.value, sent: null }
  const edit = createEdit(options, start, {
    keep: (draft) => (draft ? keepDraft(key, draft) : dropDraft(key)),
    nextMark: () => {
      saves += 1
      return { window: WINDOW, count: saves }
    },
  })
  open.set(key, edit)
  return edit
}

/** Saves all that is left, as far as it can be. */
export const flushEdits = async (): Promise<void> => {
  await Promise.all([...open.values()].map((edit) => edit.flush()))
}

/** Nothing of one person is saved under another's name: their drafts wait for them. */
export function stopEdits(): void {
  for (const edit of open.values()) edit.stop()
  open.clear()
}

// A phone may never come back to a page that it has put away.
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void flushEdits())
