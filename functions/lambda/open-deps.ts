/** Opens what every Lambda function is given from outside, once for each of its processes. */
import { type Deps, randomId } from '../deps.ts'
import { openedLater } from '../files/opened-later.ts'
import { openTable } from '../store/table.ts'
import type { Environment } from './environment.ts'
import { readSecret } from './read-secret.ts'

export async function openDeps({
  table,
  bucket,
  publicUrl,
  mailFrom,
  mailMostBytes,
  signIn,
  secret,
}: Environment): Promise<Deps> {
  const key = await readSecret(secret)
  return {
    table: openTable(table, key),
    // Most requests read rows alone; a function that starts need not read the code for files first.
    files: openedLater(async () => (await import('../files/s3.ts')).s3Files(bucket, publicUrl)),
    place: { publicUrl, mailFrom, mailMostBytes, signIn, secret: key },
    clock: () => new Date(),
    newId: randomId,
  }
}
