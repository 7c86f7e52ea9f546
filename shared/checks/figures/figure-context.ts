/** The context that the checks of one section's figures look at. */

import type { Found } from '../finding.ts'
import type { Kind } from '../kinds.ts'
import type { Figure, Past } from './history.ts'
import type { FigureRules } from './rules.ts'

export type FigureContext = {
  period: string
  figures: readonly Figure[]
  past: ReadonlyMap<string, readonly Past[]>
  rules: FigureRules
}

/** In the value of `figure`; without one, in the section as a whole. */
export type FigureFound = Found<Kind> & { figure?: string }

/** A finding over a figure's whole value. */
export const ofValue = (kind: Kind, { id, value }: Figure, message: string, fix?: string): FigureFound => ({
  kind,
  figure: id,
  start: 0,
  end: value.length,
  message,
  ...(fix !== undefined && fix !== value && { fix }),
})

export const pastIn = ({ past }: FigureContext, { id }: Figure): readonly Past[] => past.get(id) ?? []
