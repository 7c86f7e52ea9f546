/** A mail that arrived at a server: the message's bytes, and the envelope it came in. */
export type Arrival = { source: Buffer; from: string; to: string[]; tags: Record<string, string> }
