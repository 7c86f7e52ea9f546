/** A code that was asked for: its id, and the address that it was mailed to. */
export type Challenge = { id: string; email: string }
