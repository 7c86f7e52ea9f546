/** Files that are kept under the hash of their bytes. All reading and keeping of such files goes through here, so that nobody is handed other bytes. */
import { sha256 } from '#shared/hash.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import { type Files, KeyTaken } from './port.ts'

/** What each kind of kept file is refused as, where it is damaged or gone. */
type Damaged = Extract<RefusalCode, `damaged-${string}`>

/** Where the file lies, and the sha256 that it was kept under. */
export type Kept = { key: string; hash: string }

/** The bytes under `key` if they have that hash; what else there is instead: nothing, or other bytes. */
export async function findHashed(
  files: Pick<Files, 'get'>,
  { key, hash }: Kept,
): Promise<Uint8Array<ArrayBuffer> | 'missing' | 'damaged'> {
  const bytes = await files.get(key)
  if (!bytes) return 'missing'
  return (await sha256(bytes)) === hash ? bytes : 'damaged'
}

/** The bytes under `key`. @throws Refusal `refusal` unless they have that hash. */
export async function readHashed(
  files: Pick<Files, 'get'>,
  kept: Kept,
  refusal: Damaged,
): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findHashed(files, kept)
  if (typeof found === 'string') throw new Refusal(refusal)
  return found
}

/** Keeps `bytes` under a key that is made of their hash. Other bytes that lie there are damaged, and are replaced. */
export async function keepHashed(files: Files, key: string, bytes: Uint8Array, type: string): Promise<void> {
  try {
    await files.put(key, bytes, type)
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error
    await files.mend(key, bytes, type)
  }
}
