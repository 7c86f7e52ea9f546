/** Files: written once under a key, and not overwritten but to put right what was damaged, or to hold where a record ends now; on S3 or on disk. */

export type Files = {
  /**
   * Keeps `bytes` under `key`. A key that already holds the same bytes is left as it is.
   * @throws KeyTaken when it holds others.
   */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>
  /** Replaces what lies under `key`, whole or not at all. hashed.ts calls it where the key's hash says that it is damaged, and record-end.ts for the one file that moves on. */
  mend(key: string, bytes: Uint8Array, type: string): Promise<void>
  /** The bytes under `key`, or null. Of a key that is made of a hash, hashed.ts reads them. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  /**
   * An address at which whoever has it can fetch the file for a minute, as this type and disposition (RFC 6266), to be cached so (Cache-Control); null
   * where files have none.
   */
  link: null | ((key: string, as: { type: string; disposition: string; cache: string }) => Promise<string>)
}

/** What is made for whoever asks and only given out; on AWS it is gone after a day (infra/aws/bucket.ts). */
export const HANDED_OUT = 'handed-out/'

export class KeyTaken extends Error {
  constructor(key: string) {
    super(`${key} already holds other bytes`)
    this.name = 'KeyTaken'
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && Buffer.from(a).equals(b)
