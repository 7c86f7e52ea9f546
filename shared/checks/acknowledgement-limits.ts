/** The limits of acknowledgements (核实说明); without zod, since pages ask them too. */

export const LONGEST_REASON = 200
/** Of an issue: as many as a row holds with the longest reasons. */
export const MOST_ACKNOWLEDGED = 200
