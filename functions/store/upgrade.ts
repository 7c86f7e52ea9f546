/**
 * The one place where rows of an earlier shape become rows of today's. A shape has a new version only where older code
 * would misread it (a member renamed, a meaning changed); a member that may be missing needs none (docs/decisions/0026).
 */
import { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import type { Kind } from './keys.ts'

type Json = Record<string, unknown>

/** From one version of the shape to the next. */
export type Upgrade = (json: Json) => Json

export type Upgrades = Readonly<Partial<Record<Kind, readonly Upgrade[]>>>

/** The first of a kind is from version 1 to 2. Never of an entry of the record, nor of a revision: their hashes are of what was stored. */
const UPGRADES: Upgrades = {}

/** The version of the shape that this release writes. */
export const shapeOf = (kind: Kind | null, upgrades: Upgrades = UPGRADES): number =>
  1 + ((kind && upgrades[kind]?.length) || 0)

/**
 * What a row of this kind says, in today's shape. Rows of before shapes had versions have version 1.
 * @throws Refusal `newer-row` for a version that this release does not know; `damaged-row` for what is no JSON.
 */
export function upgraded(
  { kind, shape = 1, json }: { kind: Kind | null; shape?: number | undefined; json: string },
  upgrades: Upgrades = UPGRADES,
): unknown {
  if (shape > shapeOf(kind, upgrades)) throw new Refusal('newer-row', [], { cause: `${kind} of shape ${shape}` })
  const steps = (kind && upgrades[kind]?.slice(shape - 1)) || []
  return steps.reduce<unknown>((row, step) => step(Row.parse(row)), parsed(kind, json))
}

const Row = z.record(z.string(), z.unknown())

function parsed(kind: Kind | null, json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new Refusal('damaged-row', [], { cause: `${kind}: ${cause}` })
  }
}
