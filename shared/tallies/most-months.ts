/** The most months that are told of together, in tallies and in figures. */
export const MOST_MONTHS = 36
