/** Finds whose word a sign-off is: of who signed, and of the one in whose stead they did. */
import type { SignOff } from './issue.ts'

/** Their ids; nobody's where it is not signed. */
export const signersOf = (signOff: Pick<SignOff, 'personId' | 'onBehalfOf'> | null): string[] =>
  signOff ? [signOff.personId, ...(signOff.onBehalfOf ? [signOff.onBehalfOf.personId] : [])] : []
