/** The desk's memory: what the server has (base), what is on screen (mine), and the way back and forth between edits. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { same } from '../../parts/same.ts'
import type { Base as Saved } from '../../parts/saving/edit.ts'
import { type EditedContent, editedContentOf, merged, plain } from './edited-content.ts'

export type Base = Saved<EditedContent>

export type DeskState = {
  base: Base
  mine: EditedContent
  past: readonly EditedContent[]
  future: readonly EditedContent[]
  /** The field that was typed in last, and when: typing on is one step back, not twenty. */
  typing: { field: string; at: number } | null
}

export type DeskEvent =
  | { kind: 'edit'; written: EditedContent; field: string | null; at: number }
  /** `only`: where this is still what is edited; a message offers its way back while others go on. */
  | { kind: 'undo'; only?: EditedContent | null }
  | { kind: 'redo' }
  /** The server has it; what is on screen may be newer. */
  | { kind: 'saved'; base: Base }
  /** Something else than our saving changed the issue. A blank at a line's end is no change of mine. */
  | { kind: 'received'; base: Base; publication: Publication }
  | { kind: 'take'; base: Base; mine: EditedContent }

const ONE_STEP_MS = 1_500
const MOST_STEPS = 100

export const baseOf = (issue: Pick<Issue, 'version' | 'correction' | 'note' | 'sections'>): Base => ({
  version: issue.version,
  value: editedContentOf(issue),
})

export const startDesk = (base: Base, mine: EditedContent = base.value): DeskState => ({
  base,
  mine,
  past: [],
  future: [],
  typing: null,
})

export function step(state: DeskState, event: DeskEvent): DeskState {
  switch (event.kind) {
    case 'edit': {
      const { typing } = state
      const goesOn = typing !== null && typing.field === event.field && event.at - typing.at < ONE_STEP_MS
      return {
        ...state,
        mine: event.written,
        past: goesOn ? state.past : [...state.past, state.mine].slice(-MOST_STEPS),
        future: [],
        typing: event.field === null ? null : { field: event.field, at: event.at },
      }
    }
    case 'undo': {
      const previous = state.past.at(-1)
      if (!previous || (event.only !== undefined && event.only !== state.mine)) return state
      return {
        ...state,
        mine: previous,
        past: state.past.slice(0, -1),
        future: [state.mine, ...state.future],
        typing: null,
      }
    }
    case 'redo': {
      const [next, ...rest] = state.future
      if (!next) return state
      return { ...state, mine: next, past: [...state.past, state.mine], future: rest, typing: null }
    }
    case 'saved':
      return { ...state, base: event.base }
    case 'received': {
      const mine = merged(state.base.value, plain(state.mine, event.publication), event.base.value)
      // Steps back would lead to before someone else's change.
      return same(state.base.value, event.base.value) ? { ...state, base: event.base } : startDesk(event.base, mine)
    }
    case 'take':
      return startDesk(event.base, event.mine)
  }
}
