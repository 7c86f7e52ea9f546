/** Opens what every Lambda function is given from outside, once for each of its processes. */
import { type Deps, randomId } from '../deps.ts'
import { s3Files } from '../files/s3.ts'
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
    files: s3Files(bucket, publicUrl),
    place: { publicUrl, mailFrom, mailMostBytes, signIn, secret: key },
    clock: () => new Date(),
    newId: randomId,
  }
}
