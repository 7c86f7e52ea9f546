/** A signature wants a code that was answered not long ago: a device may be trusted for a month, a signature is not. */
import { USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Moving } from './effect.ts'

/** @throws Refusal `fresh-code-needed` */
export function mustBeFresh({ deps, codeAt = '', now }: Pick<Moving, 'deps' | 'codeAt' | 'now'>): void {
  const { freshCodeHours } = deps.place.signIn ?? USUAL_RULES
  const age = now.getTime() - Date.parse(codeAt)
  if (!(age <= freshCodeHours * 3_600_000)) throw new Refusal('fresh-code-needed')
}
