/** A code that was asked for: its id, the address that it was mailed to, and for how long a device may be trusted. */
export type Challenge = { id: string; email: string; trustedDays: number }
